package io.signalstack.api.outbound;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.signalstack.api.application.Passwords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;

/**
 * bcrypt on threads of its own: so many and no more, with a short queue before them, for a password that has to wait
 * longer than its client does is hashed for nobody. Answers come back on the caller's context, where Hibernate Reactive
 * wants to go on.
 */
public final class BcryptPasswords implements Passwords {

    private final WorkerExecutor threads;
    private final HashingRoom room;
    private final Duration patience;
    private final int cost;
    private final String nobodys;

    /**
     * Starts the threads.
     *
     * @param cost bcrypt's cost: each step doubles the time
     * @param atOnce how many passwords are hashed at a time
     * @param waiting how many more may wait, the half of them from where the account is known; the next one is refused
     *     at once
     * @param patience how long; whoever has waited longer is refused instead of hashed
     */
    public BcryptPasswords(Vertx vertx, int cost, int atOnce, int waiting, Duration patience) {
        this.threads = vertx.createSharedWorkerExecutor("passwords", atOnce);
        this.room = new HashingRoom(atOnce + waiting, waiting / 2);
        this.patience = patience;
        this.cost = cost;
        this.nobodys = BcryptUtil.bcryptHash("nobody's", cost);
    }

    @Override
    public Uni<String> hash(String password, Client client) {
        return onThread(client, () -> BcryptUtil.bcryptHash(password, cost));
    }

    @Override
    public Uni<Boolean> matches(String password, String hash, Client client) {
        return onThread(client, () -> BcryptUtil.matches(password, hash));
    }

    @Override
    public Uni<Boolean> matchesNone(String password, Client client) {
        return matches(password, nobodys, client).replaceWith(false);
    }

    private <T> Uni<T> onThread(Client client, Callable<T> slow) {
        return Uni.createFrom().deferred(() -> {
            if (!room.enter(client)) {
                return Uni.createFrom().failure(new RejectedExecutionException("too many passwords to hash"));
            }
            long asked = System.nanoTime();
            return threads.executeBlocking(() -> inTurn(client, asked, slow), false);
        });
    }

    private <T> T inTurn(Client client, long asked, Callable<T> slow) throws Exception {
        try {
            if (System.nanoTime() - asked > patience.toNanos()) {
                throw new RejectedExecutionException("nobody waits for this password any more");
            }
            return slow.call();
        } finally {
            room.leave(client);
        }
    }
}
