package io.signalstack.sandbox.testing;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.CandleLost;
import io.signalstack.trading.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a log tells of one instrument's base candles.
 *
 * @param inOrder whether each minute was first told, as a candle or as lost, right after the minute before it
 * @param newest each minute's candle as it was last told, by open time
 * @param lost minutes that were declared lost
 * @param twice revisions that were told more than once
 * @param revisions how many candles were told again with another content
 * @param first the first minute that was told
 * @param last the last one
 */
public record ToldCandles(
        boolean inOrder,
        Map<Instant, Candle> newest,
        Set<Instant> lost,
        List<String> twice,
        int revisions,
        Instant first,
        Instant last) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /**
     * Reads them out of one instrument's events, oldest first.
     *
     * @throws IllegalArgumentException if there is none of a base candle
     */
    public static ToldCandles of(List<CandleEvent> events) {
        boolean inOrder = true;
        Map<Instant, Candle> newest = new TreeMap<>();
        Set<Instant> lost = new TreeSet<>();
        Set<String> versions = new HashSet<>();
        List<String> twice = new ArrayList<>();
        int revisions = 0;
        @Nullable Instant first = null;
        @Nullable Instant last = null;
        for (CandleEvent event : events) {
            @Nullable Instant told;
            switch (event) {
                case BaseCandle candle -> {
                    String version = candle.openTime() + "/" + candle.revision();
                    if (!versions.add(version)) {
                        twice.add(version);
                    }
                    newest.put(candle.openTime(), candle.candle());
                    revisions += candle.revision() > 0 ? 1 : 0;
                    told = candle.revision() == 0 ? candle.openTime() : null;
                }
                case CandleLost gone -> {
                    lost.add(gone.openTime());
                    told = gone.openTime();
                }
                default -> told = null;
            }
            if (told != null) {
                inOrder &= last == null || told.equals(last.plus(MINUTE));
                first = first == null ? told : first;
                last = told;
            }
        }
        if (first == null || last == null) {
            throw new IllegalArgumentException("no base candle is told of");
        }
        return new ToldCandles(inOrder, newest, lost, twice, revisions, first, last);
    }

    /** Minutes whose candle was told, but not last as it is there. */
    public List<Instant> otherThan(Map<Instant, Candle> truth) {
        return newest.entrySet().stream()
                .filter(told -> !told.getValue().equals(truth.get(told.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
