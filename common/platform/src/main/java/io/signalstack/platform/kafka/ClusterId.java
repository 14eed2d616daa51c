package io.signalstack.platform.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Finds out the id of a Kafka cluster, which is for life: what was kept of one cluster is of no use with another. */
public final class ClusterId {

    private static final Duration TO_CLOSE = Duration.ofSeconds(1);

    private ClusterId() {}

    /**
     * The id that the brokers tell.
     *
     * @param settings of an admin client
     * @param timeout how long the brokers may take to answer, being started included
     * @throws BrokersSilentException if they do not answer in time or refuse
     */
    public static String of(Map<String, Object> settings, Duration timeout) throws InterruptedException {
        Admin admin = Admin.create(settings);
        try {
            return of(admin, timeout);
        } finally {
            admin.close(TO_CLOSE);
        }
    }

    static String of(Admin admin, Duration timeout) throws InterruptedException {
        return new BrokerQuestion<>(() -> admin.describeCluster().clusterId())
                .answerWithin(timeout, "say what cluster they are");
    }
}
