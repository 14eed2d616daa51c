package io.signalstack.backtestservice.outbound.archive;

/** The archive's statements. */
final class ArchiveSql {

    /** Started again from a log with other offsets: its place and market are the newer ones, the rest stays. */
    static final String UPSERT_SERIES = """
            insert into series (id, instrument, log_offset, tick, base_interval, timeframes, market, recorded_until)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (id) do update set log_offset = excluded.log_offset,
                market = excluded.market, recorded_until = excluded.recorded_until
            where series.log_offset <> excluded.log_offset
            """;

    /** Locks: two consumers that both hold a partition for a moment write one after the other. */
    static final String LOCK_SERIES = """
            select id, instrument, log_offset, base_interval, last_open from series
            where instrument = any($1) order by id for update
            """;

    static final String SELECT_CHUNKS = """
            select c.series_id, c.content, c.timeframe, c.first_open, c.entries from candle_chunks c
            join unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[])
                as wanted (series_id, content, timeframe, first_open)
            using (series_id, content, timeframe, first_open)
            """;

    static final String UPSERT_CHUNK = """
            insert into candle_chunks (series_id, content, timeframe, first_open, entries)
            values ($1, $2, $3, $4, $5)
            on conflict (series_id, content, timeframe, first_open) do update set entries = excluded.entries
            """;

    static final String INSERT_CHANGE = """
            insert into series_changes (series_id, event_id, log_offset, from_open, tick, base_interval, timeframes)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (series_id, event_id) do nothing
            """;

    static final String SET_MARKET = "update series set market = $2, recorded_until = $3 where id = $1";

    static final String REACH = """
            update series set first_open = least(first_open, $2), last_open = greatest(last_open, $3),
                followed = followed or $4,
                reached_at = case when last_open is null or last_open < $3 then now() else reached_at end
            where id = $1
            """;

    /** A series, with the beginning of what was fetched of the time before it, once all of that is there. */
    private static final String COLUMNS = """
            id, s.instrument, tick, s.base_interval, timeframes, market, recorded_until, s.first_open, last_open,
            case when p.next_open >= s.first_open and p.first_open < s.first_open then p.first_open end as fetched_from
            """;

    private static final String SERIES_AND_PAST = """
            series s left join fetched_pasts p
                on p.instrument = s.instrument and p.base_interval = s.base_interval and s.market = 'live'
            """;

    static final String NEWEST_SERIES = "select " + COLUMNS + " from " + SERIES_AND_PAST
            + " where s.instrument = $1 order by log_offset desc limit 1";

    /** With $1, history is fetched: what has not begun has just been asked for. */
    static final String NEWEST_OF_ALL = "select distinct on (s.instrument) followed,\n" + COLUMNS + """
                , extract(epoch from now() - reached_at)::float8 as quiet_seconds,
                case when $1 and market = 'live' and followed and p.refused is null
                        and (p.next_open is null or p.next_open < s.first_open)
                    then extract(epoch from now() - coalesce(p.advanced_at, now()))::float8 end as fetching_seconds
            from\s"""
            + SERIES_AND_PAST + " order by s.instrument, log_offset desc";

    static final String SERIES = "select " + COLUMNS + " from " + SERIES_AND_PAST + " where id = $1";

    static final String CHANGES = """
            select tick, base_interval, timeframes, from_open from series_changes
            where series_id = $1 order by log_offset
            """;

    static final String SEEDS = """
            select timeframe, entries from candle_chunks
            where series_id = $1 and content = 'SEED' order by timeframe, first_open
            """;

    static final String BASE_PAGE = """
            select first_open, entries from candle_chunks
            where series_id = $1 and content = 'BASE' and timeframe = $2 and first_open > $3
            order by first_open limit $4
            """;

    static final String FETCHED_PAGE = """
            select first_open, entries from fetched_chunks
            where instrument = $1 and timeframe = $2 and first_open > $3
            order by first_open limit $4
            """;

    static final String INSERT_SIGNAL_EVENT = """
            insert into signal_events (event_id, type, instrument, strategy, signal_id, sequence, log_offset, event)
            values ($1, $2, $3, $4, $5, $6, $7, $8::text::json)
            on conflict (event_id) do nothing
            """;

    private ArchiveSql() {}
}
