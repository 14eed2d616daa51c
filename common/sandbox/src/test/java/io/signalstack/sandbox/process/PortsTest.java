package io.signalstack.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final int SERVERS = 1_000;

    /** From here on Linux gives ports to connections. */
    private static final int OF_CONNECTIONS = 32_768;

    @Test
    void noTwoServersThatAreAboutToListenGetTheSamePort() {
        assertThat(IntStream.range(0, SERVERS).map(_ -> Ports.claim("server", 0)))
                .doesNotHaveDuplicates()
                .allMatch(port -> port < OF_CONNECTIONS);
    }

    @Test
    void aPortThatIsTakenIsNotClaimed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.claim("server", taken.getLocalPort()))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " of 127.0.0.1 is in use");
        }
    }
}
