package io.signalstack.platform.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.signalstack.contracts.account.Tier;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who sent a request with a valid token.
 *
 * @param userId the token's subject
 * @param tier what the account has subscribed to
 * @param roles values of {@link Roles}
 */
public record Caller(String userId, Tier tier, Set<String> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /**
     * The caller behind an identity.
     *
     * @throws IllegalStateException if the identity is anonymous or was not made from a token
     */
    public static Caller of(SecurityIdentity identity) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new IllegalStateException("the request carries no token");
        }
        return of(token);
    }

    /** The caller whom a token names. */
    public static Caller of(JsonWebToken token) {
        return new Caller(token.getSubject(), Tier.ofClaim(token.getClaim(Claims.TIER)), token.getGroups());
    }

    public boolean isAdmin() {
        return roles.contains(Roles.ADMIN);
    }
}
