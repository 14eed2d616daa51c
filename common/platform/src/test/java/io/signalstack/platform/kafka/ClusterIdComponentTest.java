package io.signalstack.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.platform.Backends;
import io.signalstack.platform.testing.TokenResource;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Backends.class)
class ClusterIdComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, Object> NOBODY =
            Map.of("bootstrap.servers", "127.0.0.1:1", "default.api.timeout.ms", "200", "request.timeout.ms", "200");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void brokers_that_cannot_say_it_now_are_asked_again() throws Exception {
        // Given an admin client that says "not now", as the first question goes where nobody listens yet
        try (LateBrokers brokers = new LateBrokers(servers)) {
            // When
            String id = ClusterId.of(brokers, PATIENCE);

            // Then
            assertThat(id).isEqualTo(ClusterId.of(Map.of("bootstrap.servers", servers), PATIENCE));
            assertThat(brokers.asked).isEqualTo(2);
        }
    }

    @Test
    void brokers_that_stay_away_are_said_not_to_answer() {
        assertThatExceptionOfType(BrokersSilentException.class)
                .isThrownBy(() -> ClusterId.of(NOBODY, Duration.ofSeconds(1)))
                .withMessageStartingWith("the Kafka brokers did not say what cluster they are: ");
    }

    private static final class LateBrokers extends ForwardingAdmin {

        private final Admin nobody = Admin.create(NOBODY);
        private int asked;

        LateBrokers(String servers) {
            super(Map.of("bootstrap.servers", servers));
        }

        @Override
        public DescribeClusterResult describeCluster(DescribeClusterOptions options) {
            asked++;
            return asked == 1 ? nobody.describeCluster(options) : super.describeCluster(options);
        }

        @Override
        public void close(Duration timeout) {
            nobody.close(timeout);
            super.close(timeout);
        }
    }
}
