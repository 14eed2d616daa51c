package io.signalstack.trading.indicator;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, in order of their names; null where undefined. A view: of most signals of a backtest nobody reads it, and
 * then no number is boxed.
 */
final class NamedValues extends AbstractMap<String, @Nullable Double> {

    private static final List<Indicator> BY_KEY = Arrays.stream(Indicator.values())
            .sorted(Comparator.comparing(Indicator::key))
            .toList();

    private final Values values;

    NamedValues(Values values) {
        this.values = values;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Double>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, @Nullable Double>> iterator() {
                return BY_KEY.stream().map(NamedValues.this::entry).iterator();
            }

            @Override
            public int size() {
                return BY_KEY.size();
            }
        };
    }

    private Map.Entry<String, @Nullable Double> entry(Indicator indicator) {
        double value = values.get(indicator);
        return new SimpleImmutableEntry<>(indicator.key(), Double.isNaN(value) ? null : value);
    }
}
