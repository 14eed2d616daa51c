package io.signalstack.worker.outbound;

import io.quarkus.runtime.Quarkus;
import io.signalstack.platform.kafka.BrokersSilentException;
import io.signalstack.platform.kafka.ClusterId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Empties the stores before they are opened when they are another cluster's; the changelogs fill them again. It looks as
 * Kafka Streams starts, which Quarkus lets it do once its topics are there: asked any earlier, Kafka might not answer yet,
 * and the service would have no port meanwhile.
 */
@Singleton
final class StateGuard implements KafkaStreams.StateListener {

    private static final Logger LOG = Logger.getLogger(StateGuard.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final Path stateDir;

    StateGuard(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "signalstack.worker.state-dir") Path stateDir) {
        this.bootstrapServers = bootstrapServers;
        this.stateDir = stateDir;
    }

    /** Called while Kafka Streams starts, before any of its threads does. */
    @Override
    public void onChange(KafkaStreams.State now, KafkaStreams.State before) {
        if (before != KafkaStreams.State.CREATED || now != KafkaStreams.State.REBALANCING) {
            return;
        }
        try {
            check(ClusterId.of(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), PATIENCE));
        } catch (IOException | BrokersSilentException e) {
            LOG.errorf(e, "cannot start: whose stores are in %s cannot be found out", stateDir);
            Quarkus.asyncExit(1);
            throw new IllegalStateException("stores that may be another cluster's are not opened", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the Kafka brokers were asked", e);
        }
    }

    private void check(String cluster) throws IOException {
        StateFolder folder = new StateFolder(stateDir);
        if (folder.belongsTo(cluster)) {
            return;
        }
        if (folder.emptyStores()) {
            LOG.warnf("The stores in %s were not of Kafka cluster %s and are emptied", stateDir, cluster);
        }
        folder.assignTo(cluster);
    }
}
