package io.signalstack.local.edge;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.HexFormat;

/**
 * A server of data, and a question in its own protocol that it answers while it works: one whose time is stopped still
 * takes connections.
 *
 * @param name as it is shown
 * @param port of 127.0.0.1
 * @param question in hexadecimal digits; whatever comes back is an answer
 */
public record DataServer(String name, int port, String question) {

    /** Whether TLS is to be had: needs no account. */
    private static final String POSTGRES = "0000000804d2162f";

    /** {@code PING} and the end of the line. */
    private static final String REDIS = "50494e470d0a";

    /** ApiVersions in version 0, from a client without a name. */
    private static final String KAFKA = "0000000a0012000000000001ffff";

    public static DataServer postgres(int port) {
        return new DataServer("postgres", port, POSTGRES);
    }

    public static DataServer redis(int port) {
        return new DataServer("redis", port, REDIS);
    }

    public static DataServer kafka(int port) {
        return new DataServer("kafka", port, KAFKA);
    }

    /** Done once the server has answered; fails if it cannot be reached, hangs up, or {@code client} loses patience. */
    Future<Void> ask(NetClient client) {
        return client.connect(port, "127.0.0.1").compose(this::answer);
    }

    private Future<Void> answer(NetSocket socket) {
        Promise<Void> answered = Promise.promise();
        socket.handler(_ -> answered.tryComplete())
                .exceptionHandler(answered::tryFail)
                .closeHandler(_ -> answered.tryFail(name + " hung up"));
        socket.write(Buffer.buffer(HexFormat.of().parseHex(question)));
        return answered.future().onComplete(_ -> socket.close());
    }
}
