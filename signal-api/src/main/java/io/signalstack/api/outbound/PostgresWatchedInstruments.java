package io.signalstack.api.outbound;

import io.signalstack.api.application.WatchedInstrument;
import io.signalstack.api.application.WatchedInstruments;
import io.signalstack.platform.postgres.Timestamps;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The projection of {@code instruments.v1} beside that of what {@code system-events.v1} says of them. */
@ApplicationScoped
public class PostgresWatchedInstruments implements WatchedInstruments {

    private static final String ALL = """
            SELECT instruments.*, halted_since
            FROM signal_api.instruments LEFT JOIN signal_api.instrument_halts USING (instrument)
            ORDER BY instrument
            """;
    private static final String PUT_HALT = """
            INSERT INTO signal_api.instrument_halts (instrument, halted_since) VALUES ($1, $2)
            ON CONFLICT (instrument) DO UPDATE SET halted_since = excluded.halted_since
            """;

    private final Pool pool;
    private final Postgres postgres;

    PostgresWatchedInstruments(Pool pool, Postgres postgres) {
        this.pool = pool;
        this.postgres = postgres;
    }

    @Override
    public Uni<List<WatchedInstrument>> all() {
        return postgres.answer(pool.preparedQuery(ALL).execute())
                .map(rows ->
                        rows.stream().map(PostgresWatchedInstruments::watched).toList());
    }

    @Override
    public Uni<Void> putHalt(String instrument, Optional<Instant> since) {
        Tuple values = Tuple.of(instrument, Timestamps.toSqlOrNull(since.orElse(null)));
        return postgres.patiently(
                "halted instruments",
                pool.preparedQuery(PUT_HALT).execute(values).replaceWithVoid());
    }

    private static WatchedInstrument watched(Row row) {
        return new WatchedInstrument(
                PostgresInstruments.definition(row),
                Optional.ofNullable(Timestamps.toInstant(row.getOffsetDateTime("halted_since"))));
    }
}
