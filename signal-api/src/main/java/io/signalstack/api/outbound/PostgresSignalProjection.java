package io.signalstack.api.outbound;

import io.signalstack.api.application.SignalProjection;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.view.SignalView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Writes a batch of signals with one statement: the views travel as one JSON parameter. */
@ApplicationScoped
public class PostgresSignalProjection implements SignalProjection {

    /**
     * A row that is there changes only for a newer sequence; an outcome once known stays, for a revision carries its
     * own beside it and not the first one again.
     */
    private static final String UPSERT = """
            INSERT INTO signal_api.signals AS s (
                signal_id, sequence, strategy, engine_version, series_id, series_start, instrument, symbol, timeframe,
                open_time, created_at, signal_type, entry_price, target_price, stop_loss, expires_at, raw_score,
                quality_score, volume_score, technical_indicators, rationale, regime, market_conditions, risk_pct,
                reward_risk, cost_r, break_even, tradable, emitted_at, latency_ms, confidence, confidence_reason,
                confidence_basis, edge, evidence, evidence_n, bt_winrate, bt_pf, scorecard_id, historical, market,
                recorded_until, status, result, filled_at, fill_price, exit_at, exit_price, gross_r, net_r, ambiguous, revised_outcome)
            SELECT
                v.id, v.sequence, v.strategy, v."engineVersion", v."seriesId", v."seriesStart", v.instrument, v.symbol,
                v.timeframe, v."openTime", v."closeTime", v.side, v.entry, v.target, v.stop, v."expiresAt",
                v."rawScore", v."qualityScore", v."volumeScore", v."technicalIndicators", v.rationale, v.regime,
                v."marketConditions", v."riskPct", v."rewardRisk", v."costR", v."breakEven", v.tradable, v."emittedAt",
                v."latencyMs", v.confidence, v."confidenceReason", v."confidenceBasis", v.edge, v.evidence,
                v."evidenceN", v."btWinrate", v."btPf", v."scorecardId",
                v.historical, v.market, v."recordedUntil", v.status, o.result, o."filledAt", o."fillPrice", o."exitAt", o."exitPrice", o."grossR",
                o."netR", o.ambiguous, v."revisedOutcome"
            FROM json_to_recordset($1::text::json) AS v(
                id text, sequence int, strategy text, "engineVersion" int, "seriesId" text, "seriesStart" timestamptz,
                instrument text, symbol text, timeframe text, "openTime" timestamptz, "closeTime" timestamptz,
                side text, entry float8, target float8, stop float8, "expiresAt" timestamptz, "rawScore" float8,
                "qualityScore" float8, "volumeScore" float8, "technicalIndicators" jsonb, rationale jsonb, regime text,
                "marketConditions" text, "riskPct" float8, "rewardRisk" float8, "costR" float8, "breakEven" float8,
                tradable boolean, "emittedAt" timestamptz, "latencyMs" bigint, confidence float8,
                "confidenceReason" text, "confidenceBasis" text, edge float8, evidence text, "evidenceN" int,
                "btWinrate" float8, "btPf" float8, "scorecardId" text, historical boolean,
                market text, "recordedUntil" timestamptz, status text, outcome json, "revisedOutcome" json)
            LEFT JOIN LATERAL json_to_record(v.outcome) AS o(
                result text, "filledAt" timestamptz, "fillPrice" float8, "exitAt" timestamptz, "exitPrice" float8,
                "grossR" float8, "netR" float8, ambiguous boolean) ON v.outcome IS NOT NULL
            ON CONFLICT (signal_id) DO UPDATE SET
                sequence = excluded.sequence,
                emitted_at = excluded.emitted_at,
                latency_ms = excluded.latency_ms,
                confidence = excluded.confidence,
                confidence_reason = excluded.confidence_reason,
                confidence_basis = excluded.confidence_basis,
                edge = excluded.edge,
                evidence = excluded.evidence,
                evidence_n = excluded.evidence_n,
                bt_winrate = excluded.bt_winrate,
                bt_pf = excluded.bt_pf,
                scorecard_id = excluded.scorecard_id,
                historical = excluded.historical,
                market = excluded.market,
                recorded_until = excluded.recorded_until,
                status = CASE WHEN s.status = 'CLOSED' THEN s.status ELSE excluded.status END,
                result = COALESCE(excluded.result, s.result),
                filled_at = CASE WHEN excluded.result IS NULL THEN s.filled_at ELSE excluded.filled_at END,
                fill_price = CASE WHEN excluded.result IS NULL THEN s.fill_price ELSE excluded.fill_price END,
                exit_at = CASE WHEN excluded.result IS NULL THEN s.exit_at ELSE excluded.exit_at END,
                exit_price = CASE WHEN excluded.result IS NULL THEN s.exit_price ELSE excluded.exit_price END,
                gross_r = CASE WHEN excluded.result IS NULL THEN s.gross_r ELSE excluded.gross_r END,
                net_r = CASE WHEN excluded.result IS NULL THEN s.net_r ELSE excluded.net_r END,
                ambiguous = COALESCE(excluded.ambiguous, s.ambiguous),
                revised_outcome = COALESCE(excluded.revised_outcome, s.revised_outcome)
            WHERE s.sequence < excluded.sequence
            """;

    private final Pool pool;
    private final Postgres postgres;

    public PostgresSignalProjection(Pool pool, Postgres postgres) {
        this.pool = pool;
        this.postgres = postgres;
    }

    @Override
    public Uni<Void> apply(Collection<SignalView> views) {
        return postgres.patiently(
                "signals",
                pool.preparedQuery(UPSERT).execute(Tuple.of(Json.text(views))).replaceWithVoid());
    }
}
