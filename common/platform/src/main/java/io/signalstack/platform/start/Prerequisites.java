package io.signalstack.platform.start;

import io.quarkus.arc.All;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * All that a service waits for at its start, each in a thread of its own. The start itself waits for none: only so does
 * the service answer for its health meanwhile, and end when it is told to.
 */
@Readiness
@Singleton
public final class Prerequisites implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Prerequisites.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final List<Waiting> all;
    private final Runnable early;

    @Inject
    Prerequisites(@All List<Prerequisite> all) {
        this(all, Prerequisites::end, EarlyEnd::soon);
    }

    /**
     * Waits for nothing yet.
     *
     * @param end called with what no waiting can mend
     * @param early called when the service is told to stop before all is there
     */
    Prerequisites(List<Prerequisite> all, Consumer<UnfitException> end, Runnable early) {
        this.early = early;
        this.all = all.stream()
                .map(one -> new Waiting(one, FIRST_WAIT, LONGEST_WAIT, end))
                .toList();
    }

    void start(@Observes StartupEvent started) {
        all.forEach(Waiting::start);
    }

    /** Before all others, which wait for what is missing. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent stopping) {
        if (!isOver()) {
            early.run();
        }
        all.forEach(Waiting::stop);
    }

    private boolean isOver() {
        return all.stream().allMatch(Waiting::isOver);
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("start").status(isOver());
        all.forEach(one -> answer.withData(one.name(), one.status()));
        return answer.build();
    }

    private static void end(UnfitException unfit) {
        LOG.errorf("cannot start: %s", unfit.getMessage());
        Quarkus.asyncExit(1);
    }
}
