package io.signalstack.contracts.event;

import io.signalstack.trading.calibration.Backtested;
import io.signalstack.trading.calibration.Calibration;
import io.signalstack.trading.calibration.Cell;
import io.signalstack.trading.calibration.Curve;
import io.signalstack.trading.calibration.HitCount;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of {@code scorecards.v1}: the fields of {@link Scorecard}.
 *
 * @param id follows from all other fields
 * @param trainedTo it knows nothing of what came after this
 * @param all outcomes over all regimes
 */
public record ScorecardRecord(
        String id,
        String strategy,
        String instrument,
        String timeframe,
        Instant trainedTo,
        CellBody all,
        Map<Regime, CellBody> regimes,
        Backtested longs,
        Backtested shorts) {

    /** The record's key. */
    public String key() {
        return String.join("|", strategy, instrument, timeframe);
    }

    public static ScorecardRecord of(Scorecard scorecard) {
        Calibration calibration = scorecard.calibration();
        Map<Regime, CellBody> regimes = new EnumMap<>(Regime.class);
        calibration.regimes().forEach((regime, cell) -> regimes.put(regime, CellBody.of(cell)));
        return new ScorecardRecord(
                scorecard.id(),
                calibration.strategy().toString(),
                scorecard.instrument().toString(),
                calibration.timeframe().toString(),
                calibration.trainedTo(),
                CellBody.of(calibration.all()),
                regimes,
                scorecard.longs(),
                scorecard.shorts());
    }

    /**
     * The same in the domain's terms.
     *
     * @throws IllegalArgumentException naming the field and value that cannot be, or the id, if it is not that of the rest
     */
    public Scorecard toDomain() {
        Map<Regime, Cell> cells = new EnumMap<>(Regime.class);
        regimes.forEach((regime, cell) -> cells.put(regime, cell.toDomain()));
        var calibration = new Calibration(
                StrategyKey.parse(strategy), Timeframe.parse(timeframe), trainedTo, all.toDomain(), cells);
        var scorecard = new Scorecard(Instrument.parse(instrument), calibration, longs, shorts);
        if (!scorecard.id().equals(id)) {
            throw new IllegalArgumentException("scorecard id " + id + " is not that of its content, " + scorecard.id());
        }
        return scorecard;
    }

    /** The fields of {@link Cell}. */
    public record CellBody(
            HitCount longs, HitCount shorts, @Nullable List<Curve.Knot> curve) {

        static CellBody of(Cell cell) {
            Curve curve = cell.curve();
            return new CellBody(cell.longs(), cell.shorts(), curve == null ? null : curve.knots());
        }

        Cell toDomain() {
            return new Cell(longs, shorts, curve == null ? null : new Curve(curve));
        }
    }
}
