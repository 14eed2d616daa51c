package io.signalstack.backtestservice.outbound.backtest;

/** The runs' statements. Leases follow the database's clock, the only one that all replicas share. */
final class RunSql {

    private static final String COLUMNS = """
            id, status, spec::text as spec, created_at, started_at, finished_at, progress, candles_per_second, failure,
            """;

    static final String INSERT = """
            insert into backtest_runs (id, owner, status, spec, created_at)
            values ($1, $2, 'QUEUED', $3::text::json, now())
            returning
            """ + COLUMNS + " result::text as result";

    static final String FIND =
            "select " + COLUMNS + " result::text as result from backtest_runs" + " where owner = $1 and id = $2";

    static final String NEWEST = "select " + COLUMNS + " null::text as result from backtest_runs"
            + " where owner = $1 order by created_at desc, id limit $2";

    static final String DELETE = "delete from backtest_runs where owner = $1 and id = $2";

    static final String EQUITY =
            "select equity::text as equity from backtest_runs where owner = $1 and id = $2 and status = 'DONE'";

    static final String TRADES = """
            select t.trade::text as trade from backtest_trades t join backtest_runs r on r.id = t.run_id
            where r.owner = $1 and r.id = $2 and t.number > $3 order by t.number limit $4
            """;

    static final String LEASE = """
            update backtest_runs
            set status = 'RUNNING', leased_by = $1, lease_until = now() + make_interval(secs => $2), fence = fence + 1,
                started_at = coalesce(started_at, now()), progress = 0, candles_per_second = null
            where id = (
                select id from backtest_runs
                where status = 'QUEUED' or (status = 'RUNNING' and lease_until < now())
                order by created_at limit 1 for update skip locked)
            returning id, fence, spec::text as spec
            """;

    static final String RENEW = """
            update backtest_runs
            set lease_until = now() + make_interval(secs => $3), progress = $4, candles_per_second = $5
            where id = $1 and fence = $2 and status = 'RUNNING'
            """;

    static final String FINISH = """
            update backtest_runs
            set status = 'DONE', finished_at = now(), progress = 1, candles_per_second = null, lease_until = null,
                result = $3::text::json, equity = $4::text::json
            where id = $1 and fence = $2 and status = 'RUNNING'
            """;

    static final String INSERT_TRADE =
            "insert into backtest_trades (run_id, number, trade) values ($1, $2, $3::text::json)";

    static final String GIVE_BACK = """
            update backtest_runs
            set status = case when fence < $3 then 'QUEUED' else 'FAILED' end,
                finished_at = case when fence < $3 then null else now() end,
                failure = case when fence < $3 then null else $4 end,
                lease_until = null, candles_per_second = null
            where id = $1 and fence = $2 and status = 'RUNNING'
            """;

    private RunSql() {}
}
