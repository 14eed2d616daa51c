package io.signalstack.backtestservice.outbound.truth;

/** The statements about truths. */
final class TruthSql {

    /** Which row of the leases. */
    static final String WORK = "truths";

    /** The inner conditions are those of an index. */
    static final String UNTOLD = """
            select newest.event::text as event from (
                select signal_id, event from signal_events
                where type = 'signal-closed'
                    and event -> 'annotations' ->> 'market' = 'simulated'
                    and event -> 'annotations' ->> 'historical' = 'false'
                order by event -> 'signal' ->> 'closeTime' desc limit 1000
            ) as newest
            where not exists (select from truths where truths.signal_id = newest.signal_id)
                and newest.signal_id <> all($1)
            order by newest.event -> 'signal' ->> 'closeTime' desc limit 50
            """;

    static final String KEEP = """
            insert into truths (signal_id, instrument, strategy, timeframe, side, closed_at, confidence, basis, evidence,
                hits, filled, paths, reason, asked_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            on conflict (signal_id) do nothing
            """;

    static final String FIND = "select * from truths where signal_id = $1";

    static final String TOLD = """
            select * from truths where reason is null order by closed_at desc, signal_id limit 10000
            """;

    private TruthSql() {}
}
