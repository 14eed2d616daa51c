package io.signalstack.api.application;

import static java.util.stream.Collectors.groupingBy;

import io.signalstack.api.application.Tally.Group;
import io.signalstack.api.application.Tally.Split;
import io.signalstack.contracts.view.MarketName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of all signals of markets of one kind, together and split. Kinds are in no figure together.
 *
 * @param market the kind that all figures are of
 * @param signals how many signals there are of markets of each kind
 * @param note where there are signals, if there is none of this kind; else null
 * @param total all of them
 * @param calibration what was said of them before, and what came
 * @param byStrategy per {@code id@version}
 * @param byTimeframe per timeframe
 * @param byRegime per regime at the opening
 * @param bySide per side; on a spot market a SHORT means to stand aside
 * @param bootstrap how the intervals over several series were drawn
 */
public record Showcase(
        MarketName market,
        Map<MarketName, Long> signals,
        @Nullable String note,
        Performance total,
        Calibration calibration,
        Map<String, Performance> byStrategy,
        Map<String, Performance> byTimeframe,
        Map<String, Performance> byRegime,
        Map<String, Performance> bySide,
        Bootstrap bootstrap) {

    /**
     * Adds up what was counted. Takes its time: each group is drawn {@link Bootstrap#draws} times.
     *
     * @param market the kind that was counted
     * @param signals how many there are of each kind
     * @param tallies those of this kind
     */
    public static Showcase of(MarketName market, MarketCounts signals, List<Tally> tallies) {
        Map<Group, List<Tally>> groups = tallies.stream().collect(groupingBy(Tally::group));
        return new Showcase(
                market,
                signals.byMarket(),
                signals.whyEmpty(market).orElse(null),
                Performance.of(groups.getOrDefault(Group.ALL, List.of())),
                Calibration.of(groups),
                split(groups, Split.STRATEGY),
                split(groups, Split.TIMEFRAME),
                split(groups, Split.REGIME),
                split(groups, Split.SIDE),
                Bootstrap.OF_DAYS);
    }

    private static Map<String, Performance> split(Map<Group, List<Tally>> groups, Split by) {
        Map<String, Performance> split = new TreeMap<>();
        groups.forEach((group, days) -> {
            if (group.split() == by) {
                split.put(group.name(), Performance.of(days));
            }
        });
        return split;
    }
}
