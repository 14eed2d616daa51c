package io.signalstack.backtestservice.outbound.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.backtestservice.application.StoreUnavailable;
import io.signalstack.platform.idempotency.Claim;
import io.signalstack.platform.idempotency.IdempotencyKeys;
import io.signalstack.platform.idempotency.KeptAnswer;
import io.signalstack.platform.idempotency.KeyedRequest;
import io.signalstack.platform.idempotency.PostgresIdempotencyKeys;
import io.signalstack.platform.postgres.DatabaseMigrated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Keys in a Postgres that answers too late. */
@QuarkusTest
class ReachableKeysComponentTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** Well before a claim ends by itself. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @Inject
    DatabaseMigrated schema;

    @Test
    void a_claim_that_is_made_after_its_request_was_answered_does_not_stay() throws Exception {
        // Given
        var mine = new Claim.Mine(
                KeyedRequest.of(UUID.randomUUID().toString(), "/route", "key", "asked"), UUID.randomUUID());
        var heard = new HeardKeys(new PostgresIdempotencyKeys(pool));
        var keys = new ReachableKeys(heard, HastyReach.to(schema));
        SqlConnection other = pool.getConnection().await().atMost(LONG);
        Transaction lock = other.begin().await().atMost(LONG);
        other.query("lock table idempotency_keys in exclusive mode")
                .execute()
                .await()
                .atMost(LONG);
        assertThatThrownBy(() -> keys.claim(mine).await().atMost(LONG)).isInstanceOf(StoreUnavailable.class);

        // When
        lock.rollback().await().atMost(LONG);
        other.close().await().atMost(LONG);

        // Then
        assertThat(heard.claim.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(mine);
        await().atMost(SOON).until(() -> claims(mine) == 0);
    }

    private int claims(Claim.Mine claim) {
        return pool.preparedQuery("select from idempotency_keys where claim = $1")
                .execute(Tuple.of(claim.id()))
                .await()
                .atMost(LONG)
                .size();
    }

    /** Keys of which it is known what a claim came to, whoever is told. */
    private static final class HeardKeys implements IdempotencyKeys {

        private final CompletableFuture<Claim> claim = new CompletableFuture<>();
        private final IdempotencyKeys keys;

        private HeardKeys(IdempotencyKeys keys) {
            this.keys = keys;
        }

        @Override
        public Uni<Claim> claim(Claim.Mine mine) {
            return keys.claim(mine).onItem().invoke(claim::complete).onFailure().invoke(claim::completeExceptionally);
        }

        @Override
        public Uni<Void> keep(Claim.Mine mine, KeptAnswer answer) {
            return keys.keep(mine, answer);
        }

        @Override
        public Uni<Void> replace(Claim.Mine mine, KeptAnswer answer) {
            return keys.replace(mine, answer);
        }

        @Override
        public Uni<Void> release(Claim.Mine mine) {
            return keys.release(mine);
        }
    }
}
