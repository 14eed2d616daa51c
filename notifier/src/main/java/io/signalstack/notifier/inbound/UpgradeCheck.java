package io.signalstack.notifier.inbound;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData;
import io.signalstack.notifier.application.Access;
import io.signalstack.notifier.application.AccessTokens;
import io.signalstack.notifier.config.FeedConfig;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in who may come in; all others get a problem document instead of a socket. */
@ApplicationScoped
class UpgradeCheck implements HttpUpgradeCheck {

    static final UserData.TypedKey<Access> ACCESS = new UserData.TypedKey<>("access");

    private static final Duration SOON = Duration.ofSeconds(1);

    private final FeedConfig config;
    private final FeedReader reader;
    private final AccessTokens tokens;
    private final Sessions sessions;
    private final InstantSource clock;

    UpgradeCheck(FeedConfig config, FeedReader reader, AccessTokens tokens, Sessions sessions, InstantSource clock) {
        this.config = config;
        this.reader = reader;
        this.tokens = tokens;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        HttpServerRequest request = upgrade.httpRequest();
        if (!isAllowed(request.getHeader("Origin"))) {
            return refused(ErrorCode.FORBIDDEN, "this page may not connect to the feed");
        }
        if (!reader.isOpen()) {
            return Uni.createFrom()
                    .failure(new ProblemException(ErrorCode.UNAVAILABLE, "the feed is not ready yet", SOON));
        }
        Optional<String> token = TokenInUpgrade.of(request);
        if (token.isEmpty()) {
            return refused(ErrorCode.UNAUTHENTICATED, "send a token: ?token=, or the subprotocol bearer-token-carrier");
        }
        Context eventLoop = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(() -> tokens.verify(token.get()))
                .emitOn(action -> eventLoop.runOnContext(back -> action.run()))
                .onFailure()
                .transform(noKeys ->
                        new ProblemException(ErrorCode.UNAVAILABLE, "tokens cannot be verified right now", SOON))
                .map(answer -> admit(answer, upgrade));
    }

    private CheckResult admit(AccessTokens.Answer answer, HttpUpgradeContext upgrade) {
        return switch (answer) {
            case AccessTokens.Refused(String reason) -> throw new ProblemException(ErrorCode.TOKEN_INVALID, reason);
            case AccessTokens.NotPermitted _ ->
                throw new ProblemException(ErrorCode.FORBIDDEN, AccessTokens.USERS_ONLY);
            case AccessTokens.Granted(Access access) -> {
                int most = access.limits().sockets();
                if (sessions.of(access.userId()) >= most) {
                    throw new ProblemException(
                            ErrorCode.TIER_TOO_LOW, "the account's tier has " + most + " sockets at a time");
                }
                upgrade.userData().put(ACCESS, access);
                FrameGuard.on(upgrade.httpRequest(), config.message(), clock);
                yield CheckResult.permitUpgradeSync();
            }
        };
    }

    /** What sends no Origin is not a browser, and cannot be made to connect by somebody else's page. */
    private boolean isAllowed(@Nullable String origin) {
        return origin == null || config.allowedOrigins().contains(origin);
    }

    private static Uni<CheckResult> refused(ErrorCode code, String detail) {
        return Uni.createFrom().failure(new ProblemException(code, detail));
    }
}
