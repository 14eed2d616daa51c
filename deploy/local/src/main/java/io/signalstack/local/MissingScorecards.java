package io.signalstack.local;

import io.signalstack.contracts.event.StrategyRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is still missing of a scorecard for every strategy that scores, on every one of some instruments and timeframes; of
 * a strategy whose scorecards failed nothing is. Mutable, for one thread.
 */
final class MissingScorecards {

    private final Collection<String> instruments;
    private final Collection<String> timeframes;
    private final Map<String, StrategyRecord> strategies = new HashMap<>();
    private final Set<String> there = new HashSet<>();
    private final Set<String> failed = new HashSet<>();

    MissingScorecards(Collection<String> instruments, Collection<String> timeframes) {
        this.instruments = List.copyOf(instruments);
        this.timeframes = List.copyOf(timeframes);
    }

    /** A strategy as it is now. */
    void put(StrategyRecord strategy) {
        strategies.put(strategy.strategy(), strategy);
    }

    /** A strategy that is no more. */
    void removeStrategy(String key) {
        strategies.remove(key);
    }

    /** A scorecard, by its record's key. */
    void putScorecard(String key) {
        there.add(key);
    }

    void removeScorecard(String key) {
        there.remove(key);
    }

    /** Remembers whether a strategy's scorecards failed. */
    void putFailed(String strategy, boolean hasFailed) {
        if (hasFailed) {
            failed.add(strategy);
        } else {
            failed.remove(strategy);
        }
    }

    /** How many there have to be. */
    int wanted() {
        return keys().size();
    }

    /** How many of them are there. */
    int found() {
        Set<String> found = keys();
        found.retainAll(there);
        return found.size();
    }

    /** Whether there is one of each; while no strategy scores, nothing is complete. */
    boolean isNone() {
        return scoring().findAny().isPresent() && there.containsAll(keys());
    }

    private Set<String> keys() {
        return scoring()
                .filter(strategy -> !failed.contains(strategy.strategy()))
                .flatMap(strategy -> instruments.stream()
                        .filter(instrument -> scores(strategy, instrument))
                        .flatMap(instrument -> timeframes.stream()
                                .map(timeframe -> String.join("|", strategy.strategy(), instrument, timeframe))))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Stream<StrategyRecord> scoring() {
        return strategies.values().stream()
                .filter(strategy -> instruments.stream().anyMatch(instrument -> scores(strategy, instrument)));
    }

    private static boolean scores(StrategyRecord strategy, String instrument) {
        return strategy.enabled() || strategy.arms().stream().anyMatch(arm -> arm.covers(instrument));
    }
}
