package io.signalstack.notifier.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.feed.ClientFrame;
import io.signalstack.contracts.feed.ServerFrame;
import io.signalstack.notifier.application.AccessTokens;
import io.signalstack.notifier.application.CloseCode;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.JsonFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Does what clients ask for. */
@ApplicationScoped
class Commands {

    private final AccessTokens tokens;
    private final Subscriptions subscriptions;

    Commands(AccessTokens tokens, Subscriptions subscriptions) {
        this.tokens = tokens;
        this.subscriptions = subscriptions;
    }

    /** Done when the next message of the same client may be taken. */
    CompletionStage<Void> receive(Session session, String message) {
        if (!admit(session)) {
            return done();
        }
        try {
            return handle(session, Json.readRequest(message.getBytes(UTF_8), ClientFrame.class));
        } catch (UnreadableException e) {
            session.refuseUnreadable(fault(e));
            return done();
        }
    }

    /** Counts a message; false if nothing more is to be done about it. */
    boolean admit(Session session) {
        if (session.subscriber().outlet().isEnding()) {
            return false;
        } else if (!session.hearMessage()) {
            session.dismiss(ErrorCode.RATE_LIMITED, "20 messages a second are permitted", CloseCode.TOO_MANY_MESSAGES);
            return false;
        }
        return true;
    }

    private CompletionStage<Void> handle(Session session, ClientFrame frame) {
        return switch (frame) {
            case ClientFrame.Subscribe subscribe -> subscriptions.begin(session, subscribe);
            case ClientFrame.Unsubscribe unsubscribe -> subscriptions.end(session, unsubscribe);
            case ClientFrame.Auth auth -> renew(session, auth);
            case ClientFrame.Ping ping -> {
                session.say(new ServerFrame.Pong(ping.id()));
                yield done();
            }
        };
    }

    private CompletionStage<Void> renew(Session session, ClientFrame.Auth auth) {
        return tokens.verify(auth.token())
                .thenAccept(answer -> {
                    switch (answer) {
                        case AccessTokens.Refused(String reason) ->
                            session.refuse(auth.id(), ErrorCode.TOKEN_INVALID, reason);
                        case AccessTokens.NotPermitted _ ->
                            session.refuse(auth.id(), ErrorCode.FORBIDDEN, AccessTokens.USERS_ONLY);
                        case AccessTokens.Granted granted -> renew(session, auth, granted);
                    }
                })
                .exceptionally(noKeys -> {
                    session.refuse(auth.id(), ErrorCode.UNAVAILABLE, "tokens cannot be verified right now");
                    return null;
                });
    }

    private static void renew(Session session, ClientFrame.Auth auth, AccessTokens.Granted granted) {
        if (granted.access().userId().equals(session.access().userId())) {
            session.renew(granted.access());
            session.say(new ServerFrame.Renewed(auth.id(), granted.access().expiresAt()));
        } else {
            session.refuse(auth.id(), ErrorCode.TOKEN_INVALID, "the token is another account's");
        }
    }

    private static JsonFault fault(UnreadableException e) {
        return e.getCause() instanceof JsonProcessingException json
                ? JsonFault.of(json)
                : new JsonFault(ErrorCode.INVALID_BODY, "body", "is none of the frames that a client may send");
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
