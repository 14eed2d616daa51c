package io.signalstack.api.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.api.application.KnownScorecards;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.SystemEvent.OfScorecards;
import io.signalstack.platform.postgres.Timestamps;
import io.signalstack.trading.market.Timeframe;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The projection of {@code scorecards.v1} and of what {@code system-events.v1} says of them: the record's text, and what it
 * is found and ordered by.
 */
@ApplicationScoped
public class PostgresScorecards implements KnownScorecards {

    private static final String ALL = """
            SELECT scorecard::text AS scorecard FROM signal_api.scorecards ORDER BY strategy, instrument, timeframe_ms
            """;
    private static final String PUT = """
            INSERT INTO signal_api.scorecards (strategy, instrument, timeframe_ms, trained_to, scorecard)
            VALUES ($1, $2, $3, $4, $5::text::json)
            ON CONFLICT (strategy, instrument, timeframe_ms) DO UPDATE SET
                trained_to = excluded.trained_to, scorecard = excluded.scorecard
            WHERE excluded.trained_to >= scorecards.trained_to
            """;
    private static final String NEWS =
            "SELECT event::text AS event FROM signal_api.scorecard_news ORDER BY strategy, market";
    private static final String PUT_NEWS = """
            INSERT INTO signal_api.scorecard_news (strategy, market, event) VALUES ($1, $2, $3::text::json)
            ON CONFLICT (strategy, market) DO UPDATE SET event = excluded.event
            """;

    private final Pool pool;
    private final Postgres postgres;

    PostgresScorecards(Pool pool, Postgres postgres) {
        this.pool = pool;
        this.postgres = postgres;
    }

    @Override
    public Uni<List<ScorecardRecord>> all() {
        return postgres.answer(pool.preparedQuery(ALL).execute())
                .map(rows -> rows.stream().map(PostgresScorecards::scorecard).toList());
    }

    @Override
    public Uni<Void> put(ScorecardRecord scorecard) {
        Tuple row = Tuple.tuple()
                .addString(scorecard.strategy())
                .addString(scorecard.instrument())
                .addLong(Timeframe.parse(scorecard.timeframe()).lengthMs())
                .addOffsetDateTime(Timestamps.toSql(scorecard.trainedTo()))
                .addString(new String(EventCodec.SCORECARDS.encode(scorecard), UTF_8));
        return postgres.patiently(
                "scorecards", pool.preparedQuery(PUT).execute(row).replaceWithVoid());
    }

    @Override
    public Uni<List<OfScorecards>> news() {
        return postgres.answer(pool.preparedQuery(NEWS).execute())
                .map(rows -> rows.stream().map(PostgresScorecards::event).toList());
    }

    @Override
    public Uni<Void> putNews(OfScorecards event) {
        Tuple row =
                Tuple.of(event.strategy(), event.market(), new String(EventCodec.SYSTEM_EVENTS.encode(event), UTF_8));
        return postgres.patiently(
                "news of scorecards", pool.preparedQuery(PUT_NEWS).execute(row).replaceWithVoid());
    }

    private static OfScorecards event(Row row) {
        return (OfScorecards)
                EventCodec.SYSTEM_EVENTS.decode(row.getString("event").getBytes(UTF_8));
    }

    private static ScorecardRecord scorecard(Row row) {
        return EventCodec.SCORECARDS.decode(row.getString("scorecard").getBytes(UTF_8));
    }
}
