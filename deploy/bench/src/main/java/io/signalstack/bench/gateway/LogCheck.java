package io.signalstack.bench.gateway;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.sandbox.exchange.ReplayExchange;
import io.signalstack.sandbox.testing.ToldCandles;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What a reader of committed records finds of an exchange without faults.
 *
 * @param candles base candles in the log
 * @param lost minutes from the first to the last, or to where the head says that is, that are not there or declared lost
 * @param duplicated candles or beginnings of a series that are there again
 * @param disordered instruments of which a minute is not told right after the one before it
 * @param different candles that are not what the exchange serves, or were told again with another content
 */
record LogCheck(int candles, int lost, int duplicated, int disordered, int different) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final LogCheck NOTHING = new LogCheck(0, 0, 0, 0, 0);

    /** Reads the whole log, and holds each candle in it against the exchange's own. */
    static LogCheck of(GatewayStage stage) {
        // The heads first: what they say is in the log by then, and later candles than theirs do no harm.
        Map<String, CandleHead> heads = stage.heads();
        Map<String, List<CandleEvent>> candles = stage.candles();
        return heads.values().stream()
                .map(head -> of(head, candles.getOrDefault(head.instrument(), List.of()), stage.exchange()))
                .reduce(NOTHING, LogCheck::plus);
    }

    private static LogCheck of(CandleHead head, List<CandleEvent> events, ReplayExchange exchange) {
        ToldCandles told = ToldCandles.of(events);
        Instant last = Collections.max(List.of(told.last(), head.lastOpenTime()));
        int minutes = (int) Duration.between(told.first(), last).dividedBy(MINUTE) + 1;
        long beginnings =
                events.stream().filter(SeriesStarted.class::isInstance).count();
        String symbol =
                head.instrument().substring(head.instrument().indexOf(':') + 1).replace("/", "");
        List<Instant> different = told.otherThan(exchange.candles(symbol, told.first(), told.last()));
        return new LogCheck(
                told.newest().size(),
                minutes - told.newest().size(),
                told.twice().size() + (int) (beginnings - 1),
                told.inOrder() ? 0 : 1,
                different.size() + told.revisions());
    }

    private LogCheck plus(LogCheck other) {
        return new LogCheck(
                candles + other.candles,
                lost + other.lost,
                duplicated + other.duplicated,
                disordered + other.disordered,
                different + other.different);
    }

    boolean isClean() {
        return lost == 0 && duplicated == 0 && disordered == 0 && different == 0;
    }

    /** As {@code lost=0 duplicated=0 …}. */
    String line() {
        return "candles=%d lost=%d duplicated=%d disordered=%d different=%d"
                .formatted(candles, lost, duplicated, disordered, different);
    }
}
