package io.signalstack.sandbox.exchange;

import io.signalstack.lab.Course;
import io.signalstack.lab.LabMarket;
import io.signalstack.recordings.RecordedCandle;
import io.signalstack.trading.market.Candle;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The course of a simulated market, a row a candle. */
final class LabTape implements Tape {

    /** A candle rests on those before it, so that a day of them costs little more than one. */
    private static final int DAY = 96;

    private final Course course;
    private volatile Day read;

    LabTape(Course course) {
        this.course = course;
        this.read = day(0);
    }

    private record Day(long number, List<Candle> candles) {}

    @Override
    public long baseIntervalMs() {
        return LabMarket.BASE.lengthMs();
    }

    /** @throws IllegalArgumentException if the market had not begun */
    @Override
    public RecordedCandle at(long timeMs) {
        long index = course.indexAt(Instant.ofEpochMilli(timeMs));
        Day day = read;
        if (day.number != Math.floorDiv(index, DAY)) {
            day = day(Math.floorDiv(index, DAY));
            read = day;
        }
        return row(day.candles.get((int) (index % DAY)));
    }

    private Day day(long number) {
        return new Day(number, course.candles(number * DAY, (number + 1) * DAY));
    }

    private static RecordedCandle row(Candle candle) {
        return new RecordedCandle(
                candle.openTimeMs(),
                BigDecimal.valueOf(candle.open()),
                BigDecimal.valueOf(candle.high()),
                BigDecimal.valueOf(candle.low()),
                BigDecimal.valueOf(candle.close()),
                BigDecimal.valueOf(candle.volume()));
    }
}
