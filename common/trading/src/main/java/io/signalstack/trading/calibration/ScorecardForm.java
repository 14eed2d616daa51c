package io.signalstack.trading.calibration;

import io.signalstack.trading.calibration.Curve.Knot;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard, and a curve alone, as bytes: two are the same exactly when their bytes are. Both begin with their version,
 * which changes whenever what follows it does.
 */
public final class ScorecardForm {

    private static final int CURVE_VERSION = 1;
    private static final int SCORECARD_VERSION = 1;

    private ScorecardForm() {}

    /** A curve's bytes. */
    public static byte[] of(Curve curve) {
        var out = new CanonicalWriter();
        write(out, curve);
        return out.toBytes();
    }

    /** A scorecard's bytes. */
    public static byte[] of(Scorecard scorecard) {
        var out = new CanonicalWriter();
        write(out, scorecard);
        return out.toBytes();
    }

    /** Appends a curve. */
    public static void write(CanonicalWriter out, Curve curve) {
        out.integer(CURVE_VERSION).integer(curve.knots().size());
        curve.knots().forEach(knot -> out.number(knot.strength()).number(knot.probability()));
    }

    /** Appends a scorecard. */
    public static void write(CanonicalWriter out, Scorecard scorecard) {
        Calibration calibration = scorecard.calibration();
        out.integer(SCORECARD_VERSION)
                .text(calibration.strategy().id())
                .text(calibration.strategy().version())
                .text(scorecard.instrument().toString())
                .text(calibration.timeframe().toString())
                .instant(calibration.trainedTo());
        write(out, calibration.all());
        out.integer(calibration.regimes().size());
        calibration.regimes().forEach((regime, cell) -> {
            out.text(regime.name());
            write(out, cell);
        });
        write(out, scorecard.longs());
        write(out, scorecard.shorts());
    }

    private static void write(CanonicalWriter out, Cell cell) {
        out.integer(cell.longs().n())
                .integer(cell.longs().hits())
                .integer(cell.shorts().n())
                .integer(cell.shorts().hits());
        @Nullable Curve curve = cell.curve();
        out.flag(curve != null);
        if (curve != null) {
            write(out, curve);
        }
    }

    private static void write(CanonicalWriter out, Backtested backtested) {
        out.integer(backtested.n())
                .integer(backtested.wins())
                .number(backtested.wonR())
                .number(backtested.lostR())
                .optionalInstant(backtested.from())
                .instant(backtested.to());
    }

    /**
     * Reads a curve back.
     *
     * @throws IllegalArgumentException naming the version, if it is not one that is known here
     */
    public static Curve readCurve(CanonicalReader in) {
        requireVersion("curve", in.integer(), CURVE_VERSION);
        List<Knot> knots = new ArrayList<>();
        for (int i = in.integer(); i > 0; i--) {
            knots.add(new Knot(in.number(), in.number()));
        }
        return new Curve(knots);
    }

    /**
     * Reads a scorecard back.
     *
     * @throws IllegalArgumentException naming the version, if it is not one that is known here
     */
    public static Scorecard readScorecard(CanonicalReader in) {
        requireVersion("scorecard", in.integer(), SCORECARD_VERSION);
        var strategy = new StrategyKey(in.text(), in.text());
        Instrument instrument = Instrument.parse(in.text());
        Timeframe timeframe = Timeframe.parse(in.text());
        Instant trainedTo = in.instant();
        Cell all = readCell(in);
        Map<Regime, Cell> regimes = new EnumMap<>(Regime.class);
        for (int i = in.integer(); i > 0; i--) {
            regimes.put(Regime.valueOf(in.text()), readCell(in));
        }
        var calibration = new Calibration(strategy, timeframe, trainedTo, all, regimes);
        return new Scorecard(instrument, calibration, readBacktested(in), readBacktested(in));
    }

    private static Cell readCell(CanonicalReader in) {
        var longs = new HitCount(in.integer(), in.integer());
        var shorts = new HitCount(in.integer(), in.integer());
        return new Cell(longs, shorts, in.flag() ? readCurve(in) : null);
    }

    private static Backtested readBacktested(CanonicalReader in) {
        return new Backtested(in.integer(), in.integer(), in.number(), in.number(), in.optionalInstant(), in.instant());
    }

    private static void requireVersion(String what, int version, int known) {
        if (version != known) {
            throw new IllegalArgumentException(what + " form version " + version + " is not " + known);
        }
    }
}
