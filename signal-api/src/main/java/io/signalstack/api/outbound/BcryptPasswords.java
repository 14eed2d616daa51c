package io.signalstack.api.outbound;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.signalstack.api.application.Passwords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * bcrypt on threads of its own: so many and no more, with a short queue before them, for a password that has to wait
 * longer than its client does is hashed for nobody. Answers come back on the caller's context, where Hibernate Reactive
 * wants to go on.
 */
public final class BcryptPasswords implements Passwords {

    private final WorkerExecutor threads;
    private final Semaphore room;
    private final int cost;
    private final String nobodys;

    /**
     * Starts the threads.
     *
     * @param cost bcrypt's cost: each step doubles the time
     * @param atOnce how many passwords are hashed at a time
     * @param waiting how many more may wait; the next one is refused at once
     */
    public BcryptPasswords(Vertx vertx, int cost, int atOnce, int waiting) {
        this.threads = vertx.createSharedWorkerExecutor("passwords", atOnce);
        this.room = new Semaphore(atOnce + waiting);
        this.cost = cost;
        this.nobodys = BcryptUtil.bcryptHash("nobody's", cost);
    }

    @Override
    public Uni<String> hash(String password) {
        return onThread(() -> BcryptUtil.bcryptHash(password, cost));
    }

    @Override
    public Uni<Boolean> matches(String password, String hash) {
        return onThread(() -> BcryptUtil.matches(password, hash));
    }

    @Override
    public Uni<Boolean> matchesNone(String password) {
        return matches(password, nobodys).replaceWith(false);
    }

    private <T> Uni<T> onThread(Callable<T> slow) {
        return Uni.createFrom()
                .deferred(() -> room.tryAcquire()
                        ? threads.executeBlocking(() -> released(slow), false)
                        : Uni.createFrom().failure(() -> new RejectedExecutionException("too many passwords to hash")));
    }

    private <T> T released(Callable<T> slow) throws Exception {
        try {
            return slow.call();
        } finally {
            room.release();
        }
    }
}
