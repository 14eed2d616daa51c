package io.signalstack.contracts.event;

import io.signalstack.trading.calibration.Backtested;
import io.signalstack.trading.calibration.Calibration;
import io.signalstack.trading.calibration.Cell;
import io.signalstack.trading.calibration.Curve;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.calibration.HitCount;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.ScorecardForm;
import io.signalstack.trading.calibration.SideCells;
import io.signalstack.trading.calibration.SideFigures;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard as engine version 1 wrote it: a cell's curve is drawn over both sides, and nothing is said of what its trades
 * prove. It is read, and written no more.
 *
 * @param all outcomes over all regimes
 */
public record ScorecardForm1(
        String id,
        String strategy,
        String instrument,
        String timeframe,
        Instant trainedTo,
        CellBody all,
        Map<Regime, CellBody> regimes,
        Backtested longs,
        Backtested shorts)
        implements ScorecardRecord {

    private static final int FORM = 1;

    /** Both sides get what was said of both. */
    @Override
    public Scorecard toDomain() {
        StrategyKey key = StrategyKey.parse(strategy);
        Map<Regime, Cell> cells = new EnumMap<>(Regime.class);
        regimes.forEach((regime, cell) -> cells.put(regime, cell.toDomain()));
        var both = new SideCells(all.toDomain(), cells);
        var calibration = new Calibration(
                key,
                Timeframe.parse(timeframe),
                trainedTo,
                all.both(),
                all.toDomain(),
                Map.of(Side.LONG, both, Side.SHORT, both));
        String content = idOf(key);
        if (!content.equals(id)) {
            throw new IllegalArgumentException("scorecard id " + id + " is not that of its content, " + content);
        }
        return new Scorecard(
                id,
                Instrument.parse(instrument),
                calibration,
                new SideFigures(longs, Evidence.none(trainedTo)),
                new SideFigures(shorts, Evidence.none(trainedTo)));
    }

    private String idOf(StrategyKey key) {
        var out = new CanonicalWriter()
                .integer(FORM)
                .text(key.id())
                .text(key.version())
                .text(instrument)
                .text(timeframe)
                .instant(trainedTo);
        all.write(out);
        Regime[] every = Regime.values();
        out.integer(every.length);
        for (Regime regime : every) {
            regimes.getOrDefault(regime, CellBody.EMPTY).write(out.text(regime.name()));
        }
        ScorecardForm.write(out, longs);
        ScorecardForm.write(out, shorts);
        return out.toId();
    }

    /** The outcomes of each side, and the curve over both. */
    public record CellBody(
            HitCount longs, HitCount shorts, @Nullable List<Curve.Knot> curve) {

        static final CellBody EMPTY = new CellBody(new HitCount(0, 0), new HitCount(0, 0), null);

        HitCount both() {
            return new HitCount(longs.n() + shorts.n(), longs.hits() + shorts.hits());
        }

        Cell toDomain() {
            return new Cell(both(), curve == null ? null : new Curve(curve));
        }

        void write(CanonicalWriter out) {
            out.integer(longs.n()).integer(longs.hits());
            out.integer(shorts.n()).integer(shorts.hits());
            out.flag(curve != null);
            if (curve != null) {
                ScorecardForm.write(out, new Curve(curve));
            }
        }
    }
}
