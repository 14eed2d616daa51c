package io.signalstack.trading.calibration;

import io.signalstack.trading.backtest.Interval;
import io.signalstack.trading.backtest.Measure;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.signal.CanonicalWriter;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard, and a curve alone, as bytes: two are the same exactly when their bytes are. Both begin with their version,
 * which changes whenever what follows it does.
 */
public final class ScorecardForm {

    private static final int CURVE_VERSION = 1;
    private static final int SCORECARD_VERSION = 2;

    private ScorecardForm() {}

    /** A curve's bytes. */
    public static byte[] of(Curve curve) {
        var out = new CanonicalWriter();
        write(out, curve);
        return out.toBytes();
    }

    /** Appends a curve. */
    public static void write(CanonicalWriter out, Curve curve) {
        out.integer(CURVE_VERSION).integer(curve.knots().size());
        curve.knots().forEach(knot -> out.number(knot.strength()).number(knot.probability()));
    }

    static void write(
            CanonicalWriter out,
            Instrument instrument,
            Calibration calibration,
            SideFigures longs,
            SideFigures shorts) {
        out.integer(SCORECARD_VERSION)
                .text(calibration.strategy().id())
                .text(calibration.strategy().version())
                .text(instrument.toString())
                .text(calibration.timeframe().toString())
                .instant(calibration.trainedTo());
        write(out, calibration.everywhere());
        write(out, calibration.all());
        out.integer(calibration.sides().size());
        calibration.sides().forEach((side, cells) -> {
            write(out.text(side.name()), cells.all());
            out.integer(cells.regimes().size());
            cells.regimes().forEach((regime, cell) -> write(out.text(regime.name()), cell));
        });
        write(out, longs);
        write(out, shorts);
    }

    private static void write(CanonicalWriter out, HitCount count) {
        out.integer(count.n()).integer(count.hits());
    }

    private static void write(CanonicalWriter out, Cell cell) {
        write(out, cell.outcomes());
        @Nullable Curve curve = cell.curve();
        out.flag(curve != null);
        if (curve != null) {
            write(out, curve);
        }
    }

    private static void write(CanonicalWriter out, SideFigures figures) {
        write(out, figures.backtested());
        Evidence evidence = figures.evidence();
        out.text(evidence.label().name()).integer(evidence.n());
        write(out, evidence.meanNetR());
        Interval interval = evidence.interval();
        write(out, interval.low());
        write(out, interval.high());
        out.instant(evidence.from()).instant(evidence.to());
    }

    private static void write(CanonicalWriter out, Measure measure) {
        String reason = measure.reason();
        out.optionalNumber(measure.value()).text(reason == null ? "" : reason);
    }

    /** Appends backtested figures. */
    public static void write(CanonicalWriter out, Backtested backtested) {
        out.integer(backtested.n())
                .integer(backtested.wins())
                .number(backtested.wonR())
                .number(backtested.lostR())
                .optionalInstant(backtested.from())
                .instant(backtested.to());
    }
}
