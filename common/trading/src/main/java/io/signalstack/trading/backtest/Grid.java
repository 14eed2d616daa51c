package io.signalstack.trading.backtest;

import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which parameters are tried with which values, each with each.
 *
 * @param axes values by the parameter's name, in the order in which they are tried
 */
public record Grid(SortedMap<String, List<String>> axes) {

    /** The most points that a grid may have. */
    public static final int MOST_POINTS = 10_000;

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the parameter without a value, or if there is none, or too many points
     */
    public Grid {
        SortedMap<String, List<String>> copy = new TreeMap<>();
        long points = 1;
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            if (axis.getValue().isEmpty()) {
                throw new IllegalArgumentException("grid has no value for " + axis.getKey());
            }
            copy.put(axis.getKey(), List.copyOf(axis.getValue()));
            points *= axis.getValue().size();
            if (points > MOST_POINTS) {
                throw new IllegalArgumentException("grid has more than " + MOST_POINTS + " points");
            }
        }
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("grid has no parameter");
        }
        axes = Collections.unmodifiableSortedMap(copy);
    }

    /** A grid of these parameters. */
    public static Grid of(Map<String, List<String>> axes) {
        return new Grid(new TreeMap<>(axes));
    }

    /** Its points, each with one value for each parameter; the last parameter by name changes fastest. */
    public List<SortedMap<String, String>> points() {
        List<SortedMap<String, String>> points = List.of(Collections.emptySortedMap());
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            List<SortedMap<String, String>> longer = new ArrayList<>();
            for (SortedMap<String, String> point : points) {
                for (String value : axis.getValue()) {
                    SortedMap<String, String> with = new TreeMap<>(point);
                    with.put(axis.getKey(), value);
                    longer.add(Collections.unmodifiableSortedMap(with));
                }
            }
            points = longer;
        }
        return points;
    }

    /**
     * A strategy at each of the points, in their order.
     *
     * @throws IllegalArgumentException naming the parameter that is unknown or out of its range, or the point that is the
     *     same as an earlier one
     */
    List<StrategyDefinition> of(StrategyDefinition strategy) {
        List<StrategyDefinition> definitions = new ArrayList<>();
        Set<Map<String, String>> seen = new HashSet<>();
        for (Map<String, String> point : points()) {
            Map<String, String> parameters = new TreeMap<>(strategy.parameters());
            parameters.putAll(point);
            var definition = new StrategyDefinition(strategy.key(), strategy.kind(), parameters);
            if (!seen.add(StrategyFactory.create(definition).parameters())) {
                throw new IllegalArgumentException("grid has the point " + point + " twice");
            }
            definitions.add(definition);
        }
        return definitions;
    }

    /** All parameters of a strategy, defaults included, but those that the grid varies. */
    SortedMap<String, String> rest(StrategyDefinition strategy) {
        SortedMap<String, String> rest =
                new TreeMap<>(StrategyFactory.create(strategy).parameters());
        rest.keySet().removeAll(axes.keySet());
        return Collections.unmodifiableSortedMap(rest);
    }
}
