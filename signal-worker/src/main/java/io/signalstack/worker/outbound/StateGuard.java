package io.signalstack.worker.outbound;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Empties the stores before the start when they are another cluster's; the changelogs fill them again. */
@Singleton
final class StateGuard {

    private static final Logger LOG = Logger.getLogger(StateGuard.class);
    private static final long TIMEOUT_S = 30;

    private final String bootstrapServers;
    private final Path stateDir;

    StateGuard(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "signalstack.worker.state-dir") Path stateDir) {
        this.bootstrapServers = bootstrapServers;
        this.stateDir = stateDir;
    }

    void check(@Observes KafkaStreams streams) {
        String cluster = clusterId();
        try {
            StateFolder folder = new StateFolder(stateDir);
            if (folder.belongsTo(cluster)) {
                return;
            }
            if (folder.holdsStores()) {
                LOG.warnf("The stores in %s are not of Kafka cluster %s and are emptied", stateDir, cluster);
                streams.cleanUp();
            }
            folder.assignTo(cluster);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the stores, " + stateDir + ", cannot be used", e);
        }
    }

    private String clusterId() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            return admin.describeCluster().clusterId().get(TIMEOUT_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the Kafka brokers do not say which cluster they are", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the Kafka brokers were asked", e);
        }
    }
}
