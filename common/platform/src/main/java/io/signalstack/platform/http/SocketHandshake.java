package io.signalstack.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Arrays;
import java.util.Locale;

/** A request's wish to go on as a WebSocket (RFC 6455, section 4.1). */
public final class SocketHandshake {

    /** The one version of the protocol that there is. */
    public static final String VERSION = "13";

    private SocketHandshake() {}

    /**
     * Whether a request asks for it in the one way that there is: GET of HTTP/1.1, without a body. In every other request
     * the wish is one that a server may, or of an older version has to, overlook (RFC 9110, section 7.8).
     */
    public static boolean isAskedFor(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.version() == HttpVersion.HTTP_1_1
                && !FramingRule.announcesBody(request)
                && lists(request, HttpHeaders.CONNECTION, "upgrade")
                && lists(request, HttpHeaders.UPGRADE, "websocket");
    }

    private static boolean lists(HttpServerRequest request, CharSequence header, String wanted) {
        return request.headers().getAll(header).stream()
                .flatMap(value -> Arrays.stream(value.toLowerCase(Locale.ROOT).split(",", -1)))
                .anyMatch(token -> token.strip().equals(wanted));
    }
}
