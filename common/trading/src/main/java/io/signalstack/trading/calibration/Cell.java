package io.signalstack.trading.calibration;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes that are calibrated together.
 *
 * @param outcomes how many, and how many hits
 * @param curve from strength to probability; null where they are too few
 */
public record Cell(HitCount outcomes, @Nullable Curve curve) {

    /** The fewest outcomes that a curve is drawn through. */
    public static final int LEAST_OUTCOMES = 200;

    /** The fewest hits, and the fewest misses, among them: smoothing, not this, keeps rare hits from being believed. */
    public static final int LEAST_OF_EITHER = 5;

    /** One without an outcome. */
    public static final Cell EMPTY = new Cell(HitCount.NONE, null);

    static Cell of(Collection<Settled> settled) {
        HitCount outcomes = HitCount.of(settled);
        return new Cell(outcomes, suffices(outcomes) ? CurveFit.of(settled) : null);
    }

    private static boolean suffices(HitCount count) {
        return count.n() >= LEAST_OUTCOMES && Math.min(count.hits(), count.misses()) >= LEAST_OF_EITHER;
    }
}
