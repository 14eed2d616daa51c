package io.signalstack.backtestservice.outbound.scorecard;

/** The statements about walks and scorecards. */
final class ScorecardSql {

    /** Which row of the leases. */
    static final String WORK = "scorecards";

    static final String FIND_WALK = """
            select market, recorded_until, first_open, sections from walks
            where strategy = $1 and series_id = $2 and engine_version = $3
            """;

    static final String FIND_SETTLED = """
            select signal_id, instrument, timeframe, regime, side, raw_score, closed_at, expires_at, hit, net_r
            from settled_signals where strategy = $1 and series_id = $2 order by closed_at, signal_id
            """;

    static final String UPSERT_WALK = """
            insert into walks (strategy, series_id, engine_version, market, recorded_until, first_open, sections)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (strategy, series_id) do update set sections = excluded.sections, strides = walks.strides + 1
            """;

    static final String INSERT_SETTLED = """
            insert into settled_signals (strategy, series_id, signal_id, instrument, timeframe, regime, side, raw_score,
                closed_at, expires_at, hit, net_r)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """;

    static final String FORGET_WALK = "delete from walks where strategy = $1 and series_id = $2";

    static final String MADE = """
            select distinct on (strategy, market) strategy, market, trained_to, instruments from scorecard_orders
            order by strategy, market, number desc
            """;

    static final String INSERT_ORDER = """
            insert into scorecard_orders (strategy, definition, market, trained_to, engine_version, series, instruments,
                made)
            values ($1, $2::text::json, $3, $4, $5, $6, $7, $8) returning number
            """;

    /** One with that id may have been made of other markets, in which nothing was different. */
    static final String INSERT_SCORECARD = """
            insert into scorecards (id, number, place, scorecard) values ($1, $2, $3, $4::text::json)
            on conflict (id) do nothing
            """;

    static final String TO_HAND_OUT = """
            select scorecard::text as scorecard from scorecards
            where handed_out_at is null order by number, place limit 500
            """;

    static final String HANDED_OUT = "update scorecards set handed_out_at = now() where id = any($1)";

    static final String TO_TELL = """
            select number, strategy, market, trained_to, made from scorecard_orders
            where told_at is null order by number
            """;

    static final String TOLD = "update scorecard_orders set told_at = now() where number = $1";

    static final String BY_ID = "select scorecard::text as scorecard from scorecards where id = $1";

    static final String PUT_STRATEGY = """
            insert into strategies (strategy, enabled, record) values ($1, $2, $3::text::json)
            on conflict (strategy) do update set enabled = excluded.enabled, record = excluded.record
            """;

    static final String SCORING = "select record::text as record from strategies where enabled order by strategy";

    static final String STRATEGY = "select record::text as record from strategies where strategy = $1";

    private ScorecardSql() {}
}
