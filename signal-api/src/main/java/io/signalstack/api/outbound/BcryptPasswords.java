package io.signalstack.api.outbound;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.signalstack.api.application.Passwords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.util.concurrent.Callable;

/** bcrypt on worker threads. Answers come back on the caller's context, where Hibernate Reactive wants to go on. */
public final class BcryptPasswords implements Passwords {

    private final Vertx vertx;
    private final int cost;
    private final String nobodys;

    /** @param cost bcrypt's cost: each step doubles the time */
    public BcryptPasswords(Vertx vertx, int cost) {
        this.vertx = vertx;
        this.cost = cost;
        this.nobodys = BcryptUtil.bcryptHash("nobody's", cost);
    }

    @Override
    public Uni<String> hash(String password) {
        return onWorker(() -> BcryptUtil.bcryptHash(password, cost));
    }

    @Override
    public Uni<Boolean> matches(String password, String hash) {
        return onWorker(() -> BcryptUtil.matches(password, hash));
    }

    @Override
    public Uni<Boolean> matchesNone(String password) {
        return matches(password, nobodys).replaceWith(false);
    }

    private <T> Uni<T> onWorker(Callable<T> slow) {
        return vertx.executeBlocking(slow, false);
    }
}
