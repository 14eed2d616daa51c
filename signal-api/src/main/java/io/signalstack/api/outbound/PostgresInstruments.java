package io.signalstack.api.outbound;

import io.signalstack.api.application.Instruments;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.platform.postgres.Timestamps;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.data.Numeric;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The projection of {@code instruments.v1}. */
@ApplicationScoped
public class PostgresInstruments implements Instruments {

    private static final String ALL = "SELECT * FROM signal_api.instruments ORDER BY instrument";
    private static final String PUT = """
            INSERT INTO signal_api.instruments (
                instrument, venue_symbol, tick, base_interval, timeframes, backfill_days, series_number, enabled,
                market, recorded_until)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (instrument) DO UPDATE SET
                venue_symbol = excluded.venue_symbol, tick = excluded.tick, base_interval = excluded.base_interval,
                timeframes = excluded.timeframes, backfill_days = excluded.backfill_days,
                series_number = excluded.series_number, enabled = excluded.enabled,
                market = excluded.market, recorded_until = excluded.recorded_until
            """;

    private final Pool pool;
    private final Postgres postgres;

    public PostgresInstruments(Pool pool, Postgres postgres) {
        this.pool = pool;
        this.postgres = postgres;
    }

    @Override
    public Uni<List<InstrumentDefinition>> all() {
        return postgres.answer(pool.preparedQuery(ALL).execute())
                .map(rows -> rows.stream().map(PostgresInstruments::definition).toList());
    }

    @Override
    public Uni<Void> put(InstrumentDefinition definition) {
        Tuple values = Tuple.tuple()
                .addString(definition.instrument())
                .addString(definition.venueSymbol())
                .addValue(Numeric.create(definition.tick()))
                .addString(definition.baseInterval())
                .addArrayOfString(definition.timeframes().toArray(String[]::new))
                .addInteger(definition.backfillDays())
                .addInteger(definition.seriesNumber())
                .addBoolean(definition.enabled())
                .addString(definition.market().kind())
                .addOffsetDateTime(Timestamps.toSqlOrNull(definition.market().recordedUntil()));
        return postgres.patiently(
                "instruments", pool.preparedQuery(PUT).execute(values).replaceWithVoid());
    }

    static InstrumentDefinition definition(Row row) {
        return new InstrumentDefinition(
                row.getString("instrument"),
                row.getString("venue_symbol"),
                row.getBigDecimal("tick"),
                row.getString("base_interval"),
                List.of(row.getArrayOfStrings("timeframes")),
                row.getInteger("backfill_days"),
                row.getInteger("series_number"),
                row.getBoolean("enabled"),
                new MarketBody(row.getString("market"), Timestamps.toInstant(row.getOffsetDateTime("recorded_until"))));
    }
}
