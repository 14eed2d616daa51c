package io.signalstack.trading.indicator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A strategy's indicators beyond the catalogue at a closed candle: values that stay as they are. */
public final class Further {

    /** Of a strategy that asked for none. */
    public static final Further NONE = new Further(List.of());

    private final long count;
    private final Map<Specification, Double> values = new TreeMap<>();

    /** What they are now. */
    public Further(List<FurtherIndicator> indicators) {
        count = indicators.stream().mapToLong(FurtherIndicator::count).min().orElse(0);
        indicators.forEach(one -> values.put(one.specification(), one.value()));
    }

    /** How many candles they have seen with this one: those since the strategy's activation. */
    public long count() {
        return count;
    }

    /**
     * One's value; NaN while it is undefined.
     *
     * @throws IllegalArgumentException naming it, if it was not asked for
     */
    public double get(Specification specification) {
        Double value = values.get(specification);
        if (value == null) {
            throw new IllegalArgumentException("the strategy did not ask for " + specification.key());
        }
        return value;
    }
}
