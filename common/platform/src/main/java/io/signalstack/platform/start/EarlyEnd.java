package io.signalstack.platform.start;

import io.quarkus.runtime.LaunchMode;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The end of a service that is told to stop before it had all that it waits for. Clients of a Kafka that is silent take
 * half a minute to close, and there is nothing yet that they would have to bring to an end.
 */
final class EarlyEnd {

    private static final Logger LOG = Logger.getLogger(EarlyEnd.class);

    /** With what comes before it, well within the five seconds that a service has. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The exit code of a process that SIGTERM has ended. */
    private static final int TERMINATED = 143;

    private EarlyEnd() {}

    /** Ends the process soon if it does not end by itself; one that holds more than the service is left alone. */
    static void soon() {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Thread.ofPlatform().name("early end").daemon().start(EarlyEnd::end);
        }
    }

    private static void end() {
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.info("what was waited for holds up the end; ended at once");
        Runtime.getRuntime().halt(TERMINATED);
    }
}
