package io.signalstack.bench.gateway;

import io.signalstack.bench.process.Await;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.sandbox.testing.ToldCandles;
import io.signalstack.trading.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a reader of committed records finds of an exchange without faults.
 *
 * @param candles base candles in the log
 * @param lost minutes from the first to the last that are not there, or declared lost
 * @param duplicated candles or beginnings of a series that are there again
 * @param disordered instruments of which a minute is not told right after the one before it
 * @param different candles that are not what the exchange served
 */
record LogCheck(int candles, int lost, int duplicated, int disordered, int different) {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BEHIND = Duration.ofMinutes(3);

    private static final LogCheck NOTHING = new LogCheck(0, 0, 0, 0, 0);

    /** Waits until what the instruments are behind the exchange is a poll or two. */
    static Duration awaitCaughtUp(GatewayStage stage, List<String> instruments) {
        return awaitPublished(stage, instruments, () -> stage.exchange().now().minus(BEHIND));
    }

    /** Waits until each instrument is published up to the candle that opened then. */
    static Duration awaitPublished(GatewayStage stage, List<String> instruments, Supplier<Instant> then) {
        return Await.until("all " + instruments.size() + " instruments are published", PATIENCE, () -> {
            Map<String, CandleHead> heads = stage.heads();
            Instant due = then.get();
            return instruments.stream()
                    .allMatch(instrument -> heads.containsKey(instrument)
                            && !heads.get(instrument).lastOpenTime().isBefore(due));
        });
    }

    /** Reads the whole log, and asks the exchange about each candle in it. */
    static LogCheck of(GatewayStage stage) {
        try (ServedCandles served = new ServedCandles(stage.exchange())) {
            return stage.candles().entrySet().stream()
                    .map(told -> of(told.getKey(), told.getValue(), served))
                    .reduce(NOTHING, LogCheck::plus);
        }
    }

    private static LogCheck of(String instrument, List<CandleEvent> events, ServedCandles served) {
        ToldCandles told = ToldCandles.of(events);
        int minutes = (int) Duration.between(told.first(), told.last()).dividedBy(MINUTE) + 1;
        long beginnings =
                events.stream().filter(SeriesStarted.class::isInstance).count();
        String symbol = instrument.substring(instrument.indexOf(':') + 1).replace("/", "");
        Map<Instant, Candle> truth = served.between(symbol, told.first(), told.last());
        long different = events.stream()
                .filter(BaseCandle.class::isInstance)
                .map(event -> ((BaseCandle) event).candle())
                .filter(candle -> !candle.equals(truth.get(candle.openTime())))
                .count();
        return new LogCheck(
                told.openTimes().size(),
                minutes - told.openTimes().size(),
                told.twice().size() + (int) (beginnings - 1),
                told.inOrder() ? 0 : 1,
                (int) different);
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
