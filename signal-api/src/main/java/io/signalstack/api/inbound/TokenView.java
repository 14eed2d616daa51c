package io.signalstack.api.inbound;

import io.signalstack.api.application.AccessTokens.AccessToken;

/**
 * A token as clients get it.
 *
 * @param accessToken goes into the Authorization header after {@code Bearer}
 * @param tokenType always {@code Bearer}
 * @param expiresIn seconds for which it is taken
 */
public record TokenView(String accessToken, String tokenType, long expiresIn) {

    static TokenView of(AccessToken token) {
        return new TokenView(token.text(), "Bearer", token.lifetime().toSeconds());
    }
}
