package io.signalstack.api.application;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What became of all signals, together and split.
 *
 * @param total all of them
 * @param byStrategy per {@code id@version}
 * @param byTimeframe per timeframe
 * @param byRegime per regime at the opening
 * @param bySide per side; on a spot market a SHORT means to stand aside
 */
public record Showcase(
        Performance total,
        Map<String, Performance> byStrategy,
        Map<String, Performance> byTimeframe,
        Map<String, Performance> byRegime,
        Map<String, Performance> bySide) {

    /** Adds up what was counted. */
    public static Showcase of(List<Tally> tallies) {
        return new Showcase(
                Performance.of(tallies),
                split(tallies, Tally.Kind::strategy),
                split(tallies, Tally.Kind::timeframe),
                split(tallies, Tally.Kind::regime),
                split(tallies, Tally.Kind::side));
    }

    private static Map<String, Performance> split(List<Tally> tallies, Function<Tally.Kind, String> by) {
        return tallies.stream()
                .collect(groupingBy(
                        tally -> by.apply(tally.kind()), TreeMap::new, collectingAndThen(toList(), Performance::of)));
    }
}
