package io.signalstack.trading.calibration;

import io.signalstack.trading.signal.Side;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes that are calibrated together, of both sides and all instruments.
 *
 * @param longs the LONG ones
 * @param shorts the SHORT ones
 * @param curve from strength to probability, over both; null where they are too few
 */
public record Cell(
        HitCount longs, HitCount shorts, @Nullable Curve curve) {

    /** The fewest outcomes that a curve is drawn through. */
    public static final int LEAST_OUTCOMES = 200;

    /** The fewest hits, and the fewest misses, among them. */
    public static final int LEAST_OF_EITHER = 20;

    static final Cell EMPTY = new Cell(HitCount.NONE, HitCount.NONE, null);

    static Cell of(Collection<Settled> settled) {
        HitCount longs = count(settled, Side.LONG);
        HitCount shorts = count(settled, Side.SHORT);
        return new Cell(longs, shorts, suffices(longs.plus(shorts)) ? CurveFit.of(settled) : null);
    }

    /** Those of both sides. */
    public HitCount both() {
        return longs.plus(shorts);
    }

    private static HitCount count(Collection<Settled> settled, Side side) {
        List<Settled> ofSide =
                settled.stream().filter(signal -> signal.side() == side).toList();
        return HitCount.of(ofSide);
    }

    private static boolean suffices(HitCount count) {
        return count.n() >= LEAST_OUTCOMES && Math.min(count.hits(), count.misses()) >= LEAST_OF_EITHER;
    }
}
