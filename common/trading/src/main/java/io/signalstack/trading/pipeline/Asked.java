package io.signalstack.trading.pipeline;

import io.signalstack.trading.indicator.Specification;
import java.util.Comparator;

/**
 * An indicator beyond the catalogue that strategies asked for. Those that were activated at the same place share it.
 *
 * @param fromMs it sees the candles that close after this: where the history was at their activation
 * @param specification which one
 */
record Asked(long fromMs, Specification specification) implements Comparable<Asked> {

    private static final Comparator<Asked> ORDER =
            Comparator.comparingLong(Asked::fromMs).thenComparing(Asked::specification);

    @Override
    public int compareTo(Asked other) {
        return ORDER.compare(this, other);
    }
}
