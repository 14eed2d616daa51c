package io.signalstack.notifier.inbound;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.signalstack.notifier.application.Transport;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** One WebSocket. */
final class SocketTransport implements Transport {

    private static final Logger LOG = Logger.getLogger(SocketTransport.class);

    private final WebSocketConnection connection;

    SocketTransport(WebSocketConnection connection) {
        this.connection = connection;
    }

    @Override
    public CompletionStage<?> send(String text) {
        return connection.sendText(text).subscribeAsCompletionStage();
    }

    @Override
    public void ping() {
        connection
                .sendPing(Buffer.buffer())
                .subscribe()
                .with(sent -> LOG.trace("ping sent"), gone -> LOG.debug("no ping, the client has gone", gone));
    }

    @Override
    public void close(int code, String reason) {
        if (connection.isOpen()) {
            connection
                    .close(new CloseReason(code, reason))
                    .subscribe()
                    .with(
                            closed -> LOG.debugf("closed %s with %d", connection.id(), code),
                            gone -> LOG.debug("the client has gone", gone));
        }
    }
}
