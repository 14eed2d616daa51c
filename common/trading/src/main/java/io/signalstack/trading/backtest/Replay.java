package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Step;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plays records to a source of signals up to a certain time, candles as first published, and tells a listener what came of
 * them; mutable, with one owner. It ends where a recording does: what follows has been there before, and would be tested on
 * what was learnt.
 */
final class Replay {

    private final SignalSource source;
    private final Timeframe timeframe;
    private final Set<Timeframe> higher;
    private final long toMs;
    private final Listener listener;

    private MarketKind market = MarketKind.live();
    private long untilMs = Long.MAX_VALUE;
    private long stepMs = Timeframe.M1.lengthMs();
    private long firstMs = Long.MIN_VALUE;
    private long closedMs = Long.MIN_VALUE;
    private long candles;

    /** Is told of every record that was taken in. */
    interface Listener {

        /** Of one that is no base candle. */
        void series(Step.Applied step);

        /** Of a base candle. */
        void candle(Candle candle, long closeMs, Step.Applied step);

        /** Of a base candle that is lost. */
        void lost(long openMs, Step.Applied step);

        /** Of a base candle, lost or not, that repeats a recording and so was not played. */
        default void repeated(long openMs) {}
    }

    /**
     * A replay at its start.
     *
     * @param timeframe the one that is scored: of the others only those that the source reads are made
     * @param toMs no candle that closes later is played
     */
    Replay(SignalSource source, Timeframe timeframe, long toMs, Listener listener) {
        this.source = source;
        this.timeframe = timeframe;
        this.higher = source.higherTimeframes();
        this.toMs = toMs;
        this.listener = listener;
    }

    /**
     * Plays the next record; false once the time is over.
     *
     * @throws IllegalArgumentException naming the open time of the candle that the records skip
     */
    boolean play(MarketRecord record) {
        switch (record) {
            case MarketRecord.SeriesStarted(Series series) -> {
                stepMs = series.baseInterval().lengthMs();
                comeFrom(series.market());
                other(new MarketRecord.SeriesStarted(only(series)));
            }
            case MarketRecord.InstrumentChanged(Series series) -> {
                comeFrom(series.market());
                other(new MarketRecord.InstrumentChanged(only(series)));
            }
            case MarketRecord.Seed seed -> other(seed);
            case MarketRecord.Base(Candle candle, int revision) -> {
                if (candle.openTimeMs() + stepMs > toMs) {
                    return false;
                }
                Step.Applied step = revision == 0 ? taken(candle.openTimeMs(), record) : null;
                if (step != null) {
                    listener.candle(candle, closedMs, step);
                }
            }
            case MarketRecord.Lost(Instant openTime) -> {
                long openMs = openTime.toEpochMilli();
                if (openMs + stepMs > toMs) {
                    return false;
                }
                Step.Applied step = taken(openMs, record);
                if (step != null) {
                    listener.lost(openMs, step);
                }
            }
            case MarketRecord.Unreadable _ ->
                throw new IllegalArgumentException("a backtest reads candles, of which none is unreadable");
        }
        return true;
    }

    private void comeFrom(MarketKind kind) {
        market = kind;
        untilMs = kind.recordedUntil().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    }

    private void other(MarketRecord record) {
        Step.Applied step = applied(record);
        if (step != null) {
            listener.series(step);
        }
    }

    private Step.@Nullable Applied taken(long openMs, MarketRecord record) {
        if (openMs + stepMs > untilMs) {
            listener.repeated(openMs);
            return null;
        }
        Step.Applied step = applied(record);
        if (step != null) {
            candles++;
            closedMs = openMs + stepMs;
            if (firstMs == Long.MIN_VALUE) {
                firstMs = openMs;
            }
        }
        return step;
    }

    /** Null for a record that comes twice: it changes nothing here either. */
    private Step.@Nullable Applied applied(MarketRecord record) {
        return switch (source.on(record)) {
            case Step.Applied applied -> applied;
            case Step.Ignored ignored -> null;
            case Step.Gap gap -> throw new IllegalArgumentException("the records skip " + gap.expected());
        };
    }

    /** Timeframes that nobody reads change nothing, and would only cost time. */
    private Series only(Series series) {
        List<Timeframe> made = Stream.concat(
                        Stream.of(timeframe),
                        series.timeframes().stream()
                                .filter(one -> higher.contains(one) && one.lengthMs() > timeframe.lengthMs()))
                .toList();
        return series.withTimeframes(made);
    }

    /** Where the candles come from, as was said last. */
    MarketKind market() {
        return market;
    }

    /** Length of a base candle. */
    long stepMs() {
        return stepMs;
    }

    /** Base candles so far, lost ones included. */
    long candles() {
        return candles;
    }

    /** When the last base candle closed. */
    long closedMs() {
        return closedMs;
    }

    /** How far it is, by time. */
    double fraction() {
        return firstMs == Long.MIN_VALUE ? 0 : (double) (closedMs - firstMs) / (toMs - firstMs);
    }
}
