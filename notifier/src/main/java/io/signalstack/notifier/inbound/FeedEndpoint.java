package io.signalstack.notifier.inbound;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPingMessage;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.signalstack.notifier.application.CloseCode;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.JsonFault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The live feed's socket. Nothing here blocks, so everything runs on the event loop. */
@WebSocket(path = "/api/v1/ws")
public class FeedEndpoint {

    private static final Logger LOG = Logger.getLogger(FeedEndpoint.class);

    private final Sessions sessions;
    private final Commands commands;

    FeedEndpoint(Sessions sessions, Commands commands) {
        this.sessions = sessions;
        this.commands = commands;
    }

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        sessions.open(connection, connection.userData().get(UpgradeCheck.ACCESS));
        return Uni.createFrom().voidItem();
    }

    @OnTextMessage
    Uni<Void> text(String message, WebSocketConnection connection) {
        Session session = sessions.find(connection);
        return session == null
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().completionStage(() -> commands.receive(session, message));
    }

    @OnBinaryMessage
    Uni<Void> binary(Buffer message, WebSocketConnection connection) {
        return with(connection, session -> {
            if (commands.admit(session)) {
                session.refuseUnreadable(new JsonFault(
                        ErrorCode.MALFORMED_JSON, "body", "is not text, but " + message.length() + " binary bytes"));
            }
        });
    }

    @OnPongMessage
    Uni<Void> pong(Buffer payload, WebSocketConnection connection) {
        return with(connection, Session::hear);
    }

    @OnPingMessage
    Uni<Void> ping(Buffer payload, WebSocketConnection connection) {
        return with(connection, Session::hear);
    }

    @OnClose
    Uni<Void> close(WebSocketConnection connection) {
        sessions.closed(connection);
        return Uni.createFrom().voidItem();
    }

    @OnError
    Uni<Void> error(Throwable failure, WebSocketConnection connection) {
        LOG.debugf(failure, "session %s failed", connection.id());
        sessions.closed(connection);
        return connection.isOpen()
                ? connection.close(new CloseReason(CloseCode.FAULT.code(), "something failed here"))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> with(WebSocketConnection connection, Consumer<Session> action) {
        Session session = sessions.find(connection);
        if (session != null) {
            action.accept(session);
        }
        return Uni.createFrom().voidItem();
    }
}
