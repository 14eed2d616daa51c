package io.signalstack.sandbox.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** TCP ports of 127.0.0.1, the only address that the sandbox uses. */
public final class Ports {

    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);

    /**
     * The first of the ports that are given for 0. A server needs seconds from its claim until it listens, and until then nobody else may get
     * its port: the system gives its own, which with Linux begin where these end, to every connection that is made meanwhile.
     */
    private static final int FIRST = 16_384;

    private static final int COUNT = 16_384;

    /** Any odd one leads to all of them before one comes again; another process goes another way. */
    private static final int STEP = ThreadLocalRandom.current().nextInt(COUNT) | 1;

    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private Ports() {}

    /**
     * The port itself when it is free, or any free one for 0, which is not given again soon.
     *
     * @throws StartException when something listens on the port already
     */
    public static int claim(String server, int port) {
        return port == 0 ? any(server) : free(server, port);
    }

    private static int any(String server) {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + Math.floorMod(NEXT.getAndAdd(STEP), COUNT);
            try {
                return free(server, port);
            } catch (StartException taken) {
                // The next one may be free.
            }
        }
        throw new StartException(server + " cannot start: no port of 127.0.0.1 is free");
    }

    private static int free(String server, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
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
