package io.signalstack.notifier.inbound;

import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The token that a client brings when it connects. Browsers cannot set headers then: they offer the subprotocols
 * {@code bearer-token-carrier} and, percent-encoded, {@code quarkus-http-upgrade#Authorization#Bearer <token>}.
 */
final class TokenInUpgrade {

    static final String SUBPROTOCOL = "bearer-token-carrier";

    private static final String CARRIER = "quarkus-http-upgrade#Authorization#Bearer ";

    private TokenInUpgrade() {}

    static Optional<String> of(HttpServerRequest request) {
        String offered = request.getHeader("Sec-WebSocket-Protocol");
        Optional<String> carried = offered == null ? Optional.empty() : carried(offered);
        return carried.or(() -> Optional.ofNullable(request.getParam("token"))).filter(token -> !token.isBlank());
    }

    private static Optional<String> carried(String offered) {
        try {
            return Arrays.stream(offered.split(","))
                    .map(one -> URLDecoder.decode(one.strip(), StandardCharsets.UTF_8))
                    .filter(one -> one.startsWith(CARRIER))
                    .map(one -> one.substring(CARRIER.length()))
                    .findFirst();
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }
}
