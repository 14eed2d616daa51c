package io.signalstack.notifier.outbound;

import io.signalstack.contracts.account.Tier;
import io.signalstack.contracts.feed.ServerFrame.Limits;
import io.signalstack.notifier.application.Access;
import io.signalstack.notifier.application.AccessTokens;
import io.signalstack.platform.security.Caller;
import io.signalstack.platform.security.Roles;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Verifies signal-api's tokens with the keys that it publishes. */
@ApplicationScoped
class JwtAccessTokens implements AccessTokens {

    private final JWTParser parser;

    JwtAccessTokens(JWTParser parser) {
        this.parser = parser;
    }

    @Override
    public CompletionStage<Answer> verify(String token) {
        // The keys may have to be fetched first, and that blocks.
        return Uni.createFrom()
                .item(() -> check(token))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .subscribeAsCompletionStage();
    }

    private Answer check(String token) {
        try {
            return answer(parser.parse(token));
        } catch (ParseException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidJwtException invalid && invalid.hasExpired()) {
                    return new Refused("the token has expired");
                }
                if (cause instanceof IOException unreachable) {
                    throw new UncheckedIOException("the keys cannot be had", unreachable);
                }
            }
            return new Refused("the token cannot be accepted");
        }
    }

    private static Answer answer(JsonWebToken token) {
        Caller caller = Caller.of(token);
        if (!caller.roles().contains(Roles.USER)) {
            return new NotPermitted();
        }
        return new Granted(
                new Access(caller.userId(), limits(caller.tier()), Instant.ofEpochSecond(token.getExpirationTime())));
    }

    private static Limits limits(Tier tier) {
        return switch (tier) {
            case FREE -> new Limits(2, 10);
            case PRO -> new Limits(5, 100);
            case ENTERPRISE -> new Limits(50, null);
        };
    }
}
