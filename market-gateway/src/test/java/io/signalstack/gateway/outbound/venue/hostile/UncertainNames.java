package io.signalstack.gateway.outbound.venue.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;

/** A name server (RFC 1035) that says of {@code unknown.test} that there is no such name, and of others nothing. */
public final class UncertainNames implements QuarkusTestResourceLifecycleManager {

    static final String UNKNOWN = "unknown.test";
    static final String SILENT = "silent.test";

    private static final int FLAGS = 2;
    private static final byte ANSWER = (byte) 0x81;
    private static final byte NO_SUCH_NAME = (byte) 0x83;

    private DatagramSocket socket;

    @Override
    public Map<String, String> start() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
        return Map.of("quarkus.vertx.resolver.servers", "127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void stop() {
        socket.close();
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                socket.receive(packet);
                byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
                // A name's parts begin with their lengths.
                if (new String(query, US_ASCII).contains("unknown\u0004test")) {
                    query[FLAGS] = ANSWER;
                    query[FLAGS + 1] = NO_SUCH_NAME;
                    socket.send(new DatagramPacket(query, query.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            // Closed: the tests are over.
        }
    }
}
