package io.signalstack.platform.kafka;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import io.signalstack.contracts.topic.Topic;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets a service start only on topics that are as the catalogue says. */
@ApplicationScoped
class TopicGuard {

    private final TopicsConfig config;
    private final String bootstrapServers;

    TopicGuard(TopicsConfig config, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.config = config;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Runs before messaging begins to consume, which is at {@code LIBRARY_BEFORE}.
     *
     * @throws PreventFurtherStepsException if the service must not start: Quarkus then prints its message, and no trace
     */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        List<Topic> required =
                config.required().orElse(List.of()).stream().map(Topic::of).toList();
        if (required.isEmpty()) {
            return;
        }
        try (TopicAdmin admin = new TopicAdmin(bootstrapServers, config.replication(), config.timeout())) {
            if (config.create()) {
                admin.create(required);
            }
            admin.verify(required);
        } catch (TopicMismatchException e) {
            throw new PreventFurtherStepsException("cannot start: " + e.getMessage(), 1);
        }
    }
}
