package io.signalstack.platform.kafka;

import io.signalstack.contracts.topic.Topic;
import io.signalstack.platform.start.Prerequisite;
import io.signalstack.platform.start.UnfitException;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topics that a service reads or writes, which have to be as the catalogue says. */
@Singleton
final class CatalogueTopicsThere implements Prerequisite {

    private final TopicsConfig config;
    private final String bootstrapServers;

    CatalogueTopicsThere(
            TopicsConfig config, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.config = config;
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public String name() {
        return "kafka topics";
    }

    /**
     * Compares them, and makes them first where it is told to.
     *
     * @throws UnfitException if one is missing or differs
     * @throws BrokersSilentException if the brokers do not answer
     */
    @Override
    public void meet() {
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
            throw new UnfitException(String.valueOf(e.getMessage()), e);
        }
    }
}
