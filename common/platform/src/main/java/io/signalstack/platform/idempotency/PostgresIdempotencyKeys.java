package io.signalstack.platform.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.contracts.codec.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.TransactionPropagation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keys in the table {@code idempotency_keys} of a service's own schema, beside the objects that are made under them. An
 * answer is kept in the transaction that makes the object: there is no object without its answer, and no answer without
 * its object.
 */
public final class PostgresIdempotencyKeys implements IdempotencyKeys {

    private static final String FORGET = """
            delete from idempotency_keys where ctid in (
                select ctid from idempotency_keys where claimed_at < now() - interval '24 hours' limit 100)
            """;

    /** Nobody is at work for a minute on what only makes an object: who claimed it then is dead. */
    private static final String CLAIM = """
            insert into idempotency_keys (owner, route, key, fingerprint, claim, claimed_at)
            values ($1, $2, $3, $4, $5, now())
            on conflict (owner, route, key) do update
            set fingerprint = excluded.fingerprint, claim = excluded.claim, claimed_at = now(),
                status = null, headers = null, body = null
            where idempotency_keys.claimed_at < now() - interval '24 hours'
                or (idempotency_keys.status is null and idempotency_keys.claimed_at < now() - interval '1 minute')
            """;

    private static final String FIND = """
            select fingerprint, status, headers, body from idempotency_keys
            where owner = $1 and route = $2 and key = $3
            """;

    private static final String OF_CLAIM = " where owner = $1 and route = $2 and key = $3 and claim = $4";

    private static final String KEEP = "update idempotency_keys set status = $5, headers = $6, body = $7" + OF_CLAIM;

    private static final String REPLACE = KEEP + " and status is not null";

    private static final String RELEASE = "delete from idempotency_keys" + OF_CLAIM + " and status is null";

    private final Pool pool;

    public PostgresIdempotencyKeys(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Claim> claim(Claim.Mine claim) {
        KeyedRequest request = claim.request();
        List<Object> values =
                List.of(request.owner(), request.route(), request.key(), request.fingerprint(), claim.id());
        return pool.query(FORGET)
                .execute()
                .chain(() -> pool.preparedQuery(CLAIM).execute(Tuple.from(values)))
                .chain(claimed -> claimed.rowCount() == 1 ? Uni.createFrom().item(claim) : found(request));
    }

    @Override
    public Uni<Void> keep(Claim.Mine claim, KeptAnswer answer) {
        return pool.withTransaction(TransactionPropagation.CONTEXT, joined -> update(joined, KEEP, claim, answer))
                .invoke(rows -> {
                    if (rows.rowCount() != 1) {
                        throw new IllegalStateException("the claim has ended");
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> replace(Claim.Mine claim, KeptAnswer answer) {
        return update(pool, REPLACE, claim, answer).replaceWithVoid();
    }

    @Override
    public Uni<Void> release(Claim.Mine claim) {
        KeyedRequest request = claim.request();
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(request.owner(), request.route(), request.key(), claim.id()))
                .replaceWithVoid();
    }

    private Uni<Claim> found(KeyedRequest request) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(request.owner(), request.route(), request.key()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> found(row, request))
                        // Given up since: whoever comes again finds nothing.
                        .orElseGet(Claim.AtWork::new));
    }

    private static Claim found(Row row, KeyedRequest request) {
        if (!row.getString("fingerprint").equals(request.fingerprint())) {
            return new Claim.Another();
        }
        return row.getInteger("status") == null
                ? new Claim.AtWork()
                : new Claim.Answered(new KeptAnswer(
                        row.getInteger("status"), headers(row.getString("headers")), row.getString("body")));
    }

    private static Uni<RowSet<Row>> update(SqlClient client, String sql, Claim.Mine claim, KeptAnswer answer) {
        KeyedRequest request = claim.request();
        List<Object> values = List.of(
                request.owner(),
                request.route(),
                request.key(),
                claim.id(),
                answer.status(),
                Json.text(answer.headers()),
                answer.body());
        return client.preparedQuery(sql).execute(Tuple.from(values));
    }

    private static Map<String, String> headers(String json) {
        Map<String, String> headers = new HashMap<>();
        Json.read(json.getBytes(UTF_8), JsonNode.class)
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }
}
