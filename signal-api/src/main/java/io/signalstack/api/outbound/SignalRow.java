package io.signalstack.api.outbound;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.Annotations;
import io.signalstack.contracts.event.OutcomeBody;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.platform.postgres.Timestamps;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.signal.MarketCondition;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row of the signals table, read back into what the log said. */
final class SignalRow {

    /** What {@link #view} reads. */
    static final String COLUMNS = """
            signal_id, strategy, engine_version, series_id, series_start, instrument, timeframe, open_time, created_at,
            signal_type, entry_price, target_price, stop_loss, expires_at, raw_score, quality_score, volume_score,
            technical_indicators::text AS technical_indicators, rationale::text AS rationale, regime, market_conditions,
            risk_pct, reward_risk, cost_r, break_even, tradable, emitted_at, latency_ms, confidence, confidence_reason,
            confidence_basis, edge, evidence, evidence_n, bt_winrate, bt_pf, scorecard_id, historical, market, recorded_until,
            symbol, status, sequence, result, filled_at, fill_price, exit_at, exit_price, gross_r, net_r, ambiguous, revised_outcome::text AS revised_outcome
            """;

    private final Row row;

    private SignalRow(Row row) {
        this.row = row;
    }

    static SignalView view(Row row) {
        SignalRow columns = new SignalRow(row);
        return new SignalView(
                columns.body(),
                columns.annotations(),
                columns.text("symbol"),
                SignalView.Status.valueOf(columns.text("status")),
                row.getInteger("sequence"),
                columns.outcome(),
                columns.revisedOutcome());
    }

    private SignalBody body() {
        return new SignalBody(
                text("signal_id"),
                text("strategy"),
                row.getInteger("engine_version"),
                text("series_id"),
                instant("series_start"),
                text("instrument"),
                text("timeframe"),
                instant("open_time"),
                instant("created_at"),
                Side.valueOf(text("signal_type")),
                row.getDouble("entry_price"),
                row.getDouble("target_price"),
                row.getDouble("stop_loss"),
                instant("expires_at"),
                row.getDouble("raw_score"),
                row.getDouble("quality_score"),
                row.getDouble("volume_score"),
                json("technical_indicators", Indicators.class).values(),
                List.of(json("rationale", String[].class)),
                Regime.valueOf(text("regime")),
                MarketCondition.valueOf(text("market_conditions")),
                row.getDouble("risk_pct"),
                row.getDouble("reward_risk"),
                row.getDouble("cost_r"),
                row.getDouble("break_even"),
                row.getBoolean("tradable"));
    }

    private Annotations annotations() {
        return new Annotations(
                instant("emitted_at"),
                row.getLong("latency_ms"),
                row.getDouble("confidence"),
                row.getString("confidence_reason"),
                text("confidence_basis"),
                row.getDouble("edge"),
                Evidence.Label.valueOf(text("evidence")),
                row.getInteger("evidence_n"),
                row.getDouble("bt_winrate"),
                row.getDouble("bt_pf"),
                row.getString("scorecard_id"),
                row.getBoolean("historical"),
                text("market"),
                instantOrNull("recorded_until"));
    }

    private @Nullable OutcomeBody outcome() {
        String result = row.getString("result");
        return result == null
                ? null
                : new OutcomeBody(
                        Outcome.Result.valueOf(result),
                        instantOrNull("filled_at"),
                        row.getDouble("fill_price"),
                        instantOrNull("exit_at"),
                        row.getDouble("exit_price"),
                        row.getDouble("gross_r"),
                        row.getDouble("net_r"),
                        row.getBoolean("ambiguous"));
    }

    private @Nullable OutcomeBody revisedOutcome() {
        return row.getString("revised_outcome") == null ? null : json("revised_outcome", OutcomeBody.class);
    }

    private String text(String column) {
        return requireNonNull(row.getString(column), column);
    }

    private Instant instant(String column) {
        return requireNonNull(instantOrNull(column), column);
    }

    private @Nullable Instant instantOrNull(String column) {
        return Timestamps.toInstant(row.getOffsetDateTime(column));
    }

    private <T> T json(String column, Class<T> type) {
        return Json.read(text(column).getBytes(StandardCharsets.UTF_8), type);
    }

    /** Indicator values by name; JSONB keeps no order of its own, so it is the names'. */
    private record Indicators(@JsonValue TreeMap<String, @Nullable Double> values) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Indicators {}
    }
}
