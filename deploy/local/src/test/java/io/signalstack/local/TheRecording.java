package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.recordings.RecordedCandle;
import io.signalstack.recordings.Recordings;
import io.signalstack.trading.market.Candle;
import java.time.Duration;
import java.util.List;

/** The recorded Bitcoin minutes, laid beside what came out of them. */
final class TheRecording {

    private TheRecording() {}

    /**
     * Fails unless candles are those of the recording from some day's first minute on, whole days later, none missing
     * and every number the same.
     */
    static void isIn(List<Candle> candles) {
        List<RecordedCandle> rows = Recordings.btcUsd().rows();
        long dayMs = Duration.ofDays(1).toMillis();
        long recordedMs = Recordings.btcUsd().startMs();
        long firstMs = candles.getFirst().openTimeMs();
        assertThat((firstMs - recordedMs) % dayMs).as("shifted by whole days").isZero();
        int first = firstDay(
                candles.getFirst(), rows, (int) (dayMs / Recordings.btcUsd().baseIntervalMs()));
        assertThat(candles.size()).as("the recording has not ended yet").isLessThanOrEqualTo(rows.size() - first);
        long shiftMs = firstMs - rows.get(first).openTimeMs();
        for (int i = 0; i < candles.size(); i++) {
            assertThat(candles.get(i)).isEqualTo(candle(rows.get(first + i), shiftMs));
        }
    }

    private static int firstDay(Candle candle, List<RecordedCandle> rows, int perDay) {
        for (int day = 0; day < rows.size(); day += perDay) {
            RecordedCandle row = rows.get(day);
            if (candle.equals(candle(row, candle.openTimeMs() - row.openTimeMs()))) {
                return day;
            }
        }
        throw new AssertionError("no day of the recording begins with " + candle);
    }

    /** A minute in which nothing was traded is served flat, and counts as filled in. */
    private static Candle candle(RecordedCandle row, long shiftMs) {
        double volume = row.volume().doubleValue();
        return new Candle(
                row.openTimeMs() + shiftMs,
                row.open().doubleValue(),
                row.high().doubleValue(),
                row.low().doubleValue(),
                row.close().doubleValue(),
                volume,
                volume == 0);
    }
}
