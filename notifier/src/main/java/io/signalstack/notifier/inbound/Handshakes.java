package io.signalstack.notifier.inbound;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.signalstack.platform.http.SocketHandshake;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The first look at requests for the feed: one that asks for a WebSocket has to do it as RFC 6455, section 4.2.1, has it,
 * and all others are plain requests. Quarkus takes for a handshake whatever has a key, and answers a bad one without a
 * word.
 */
@ApplicationScoped
class Handshakes {

    /** Path of the feed; with a slash at its end it is another, for the proxies before us as well. */
    private static final String FEED = "/api/v1/ws";

    /** After platform's filters, which see to it that the request can be read in one way only. */
    private static final int ORDER = 5_000;

    private static final int KEY_BYTES = 16;

    void register(@Observes Filters filters) {
        filters.register(Handshakes::look, ORDER);
    }

    private static void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (FEED.equals(request.path()) && SocketHandshake.isAskedFor(request)) {
            fault(request.headers(), context.queryParam("token")).ifPresentOrElse(context::fail, context::next);
        } else {
            request.headers().remove(HttpHeaderNames.SEC_WEBSOCKET_KEY);
            context.next();
        }
    }

    private static Optional<ProblemException> fault(MultiMap headers, List<String> tokens) {
        if (!headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_VERSION).equals(List.of(SocketHandshake.VERSION))) {
            return fault(ErrorCode.UPGRADE_REQUIRED, "Sec-WebSocket-Version has to be " + SocketHandshake.VERSION);
        } else if (!isKey(headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY))) {
            return fault(ErrorCode.MALFORMED_REQUEST, "Sec-WebSocket-Key has to be 16 bytes in base64, once");
        } else if (tokens.size() > 1) {
            return Optional.of(ProblemException.invalidParameter("token", "is said twice"));
        }
        return Optional.empty();
    }

    private static boolean isKey(List<String> keys) {
        try {
            return keys.size() == 1 && Base64.getDecoder().decode(keys.getFirst()).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static Optional<ProblemException> fault(ErrorCode code, String detail) {
        return Optional.of(new ProblemException(code, detail));
    }
}
