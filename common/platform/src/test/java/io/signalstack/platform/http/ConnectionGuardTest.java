package io.signalstack.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionGuardTest {

    private static final String PROXY = "10.0.0.1";

    private final AtomicInteger refused = new AtomicInteger();
    private final EmbeddedChannel server = new EmbeddedChannel(guard(2));

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7, false",
        "203.0.113.7, 203.0.113.8, true",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, false",
        "2001:db8:1:2::1, 2001:db8:1:3::1, true",
        "10.0.0.1, 10.0.0.1, true"
    })
    void a_client_has_so_many_connections(String two, String third, boolean enters) {
        // Given
        EmbeddedChannel one = connection(two);
        assertThat(enters(one)).isTrue();
        assertThat(enters(connection(two))).isTrue();

        // When, Then
        assertThat(enters(connection(third))).isEqualTo(enters);
        assertThat(refused).hasValue(enters ? 0 : 1);

        // When
        one.close().syncUninterruptibly();

        // Then
        assertThat(enters(connection(third))).isTrue();
    }

    @Test
    void none_at_all_is_a_mistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> guard(0));
    }

    private ConnectionGuard guard(int perAddress) {
        return new ConnectionGuard(
                perAddress,
                InetAddress.ofLiteral(PROXY)::equals,
                connection -> new AwaitedHead(connection, Duration.ofHours(1), Duration.ofHours(1), _ -> {}),
                refused::incrementAndGet);
    }

    private boolean enters(EmbeddedChannel connection) {
        server.writeInbound(connection);
        return connection.equals(server.readInbound()) && connection.isOpen();
    }

    private static EmbeddedChannel connection(String address) {
        return new EmbeddedChannel() {
            @Override
            protected SocketAddress remoteAddress0() {
                return new InetSocketAddress(InetAddress.ofLiteral(address), 1);
            }
        };
    }
}
