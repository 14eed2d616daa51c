package io.signalstack.sandbox.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** TCP ports of 127.0.0.1, the only address that the sandbox uses. */
public final class Ports {

    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);

    private Ports() {}

    /**
     * The port itself when it is free, or any free one for 0.
     *
     * @throws StartException when something listens on the port already
     */
    public static int claim(String server, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw inUse(server, port, e);
        }
    }

    private static StartException inUse(String server, int port, Throwable cause) {
        return new StartException(
                server + " cannot start: port " + port + " of 127.0.0.1 is in use (" + cause.getMessage()
                        + "). Stop what listens there, or choose another port.",
                cause);
    }

    /** An open connection; the caller closes it. */
    public static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        int timeoutMs = Math.toIntExact(CONNECT_TIMEOUT.toMillis());
        try {
            socket.setSoTimeout(timeoutMs);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMs);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
