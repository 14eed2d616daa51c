package io.signalstack.sandbox.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The settings of a single broker that is its own controller. */
final class BrokerSettings {

    private BrokerSettings() {}

    static Properties of(Path data, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.putAll(place(data, port, controllerPort));
        settings.putAll(alone());
        settings.putAll(small());
        settings.putAll(ours());
        return settings;
    }

    private static Map<String, String> place(Path data, int port, int controllerPort) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "log.dirs",
                data.toString());
    }

    // What Kafka assumes to be replicated has one copy here; without this, the first transaction waits for brokers.
    private static Map<String, String> alone() {
        return Map.of(
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1");
    }

    private static Map<String, String> small() {
        return Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "log.cleaner.threads", "1",
                "log.cleaner.dedupe.buffer.size", "4194304");
    }

    private static Map<String, String> ours() {
        return Map.of(
                // Topics are made by one job, with the catalogue's settings, or not at all.
                "auto.create.topics.enable", "false",
                // Retention counts from arrival, and never deletes a backfill of old candles.
                "log.message.timestamp.type", "LogAppendTime",
                // The first member of a group need not wait for others; after a kill, the broker is back in 3 s, not
                // 11.
                "group.initial.rebalance.delay.ms", "0",
                "group.min.session.timeout.ms", "1000",
                "broker.session.timeout.ms", "2000",
                "broker.heartbeat.interval.ms", "500",
                // A stack that is not started for some weeks still knows where its consumers were.
                "offsets.retention.minutes", "129600");
    }
}
