package io.signalstack.sandbox.redis;

import io.signalstack.sandbox.process.LocalServer;
import io.signalstack.sandbox.process.Ports;
import io.signalstack.sandbox.process.ServerKind;
import io.signalstack.sandbox.process.StartException;
import io.signalstack.sandbox.process.StopSignal;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A Redis that listens on 127.0.0.1. It keeps nothing over a restart, for the suite puts nothing there that may not be
 * lost.
 */
public final class RedisServer extends LocalServer {

    private static final ServerKind KIND = new ServerKind("Redis", StopSignal.TERM, Duration.ofSeconds(30));

    private RedisServer(ServerKind.Started started) {
        super(started);
    }

    /**
     * Starts Redis, first stopping what a killed run left in the folder, and waits until it answers.
     *
     * @param folder for its log ({@code redis.log}) and temporary files; made when missing
     * @param port to listen on; 0 takes a free one
     * @throws StartException in one line, with cause and way out
     */
    public static RedisServer start(Path folder, int port) {
        return new RedisServer(KIND.start(folder, port, RedisServer::prepare));
    }

    /** Stops the Redis that an earlier, killed run left working in the folder; says whether there was one. */
    public static boolean stopLeftover(Path folder) {
        return KIND.stopLeftover(folder);
    }

    public String url() {
        return "redis://127.0.0.1:" + port();
    }

    private static ServerKind.Launch prepare(Path home, int port) {
        return new ServerKind.Launch(command(RedisProgram.find(), home, port), _ -> answers(port));
    }

    private static List<String> command(Path program, Path home, int port) {
        return List.of(
                program.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                home.toString(),
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory",
                "128mb",
                "--maxmemory-policy",
                "allkeys-lru");
    }

    private static boolean answers(int port) {
        try (Socket socket = Ports.connect(port)) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] reply = socket.getInputStream().readNBytes(5);
            return new String(reply, StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }
}
