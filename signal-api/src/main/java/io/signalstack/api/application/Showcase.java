package io.signalstack.api.application;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.signalstack.api.application.Tally.Split;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of all signals, together and split.
 *
 * @param total all of them
 * @param byStrategy per {@code id@version}
 * @param byTimeframe per timeframe
 * @param byRegime per regime at the opening
 * @param bySide per side; on a spot market a SHORT means to stand aside
 * @param bootstrap how the intervals over several series were drawn
 */
public record Showcase(
        Performance total,
        Map<String, Performance> byStrategy,
        Map<String, Performance> byTimeframe,
        Map<String, Performance> byRegime,
        Map<String, Performance> bySide,
        Bootstrap bootstrap) {

    /** Adds up what was counted. Takes its time: each group is drawn {@link Bootstrap#draws} times. */
    public static Showcase of(List<Tally> tallies) {
        return new Showcase(
                Performance.of(tallies.stream()
                        .filter(tally -> tally.group().split() == Split.ALL)
                        .toList()),
                split(tallies, Split.STRATEGY),
                split(tallies, Split.TIMEFRAME),
                split(tallies, Split.REGIME),
                split(tallies, Split.SIDE),
                Bootstrap.OF_DAYS);
    }

    private static Map<String, Performance> split(List<Tally> tallies, Split by) {
        return tallies.stream()
                .filter(tally -> tally.group().split() == by)
                .collect(groupingBy(
                        tally -> tally.group().name(), TreeMap::new, collectingAndThen(toList(), Performance::of)));
    }
}
