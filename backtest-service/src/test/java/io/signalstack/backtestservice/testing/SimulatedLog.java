package io.signalstack.backtestservice.testing;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.lab.Course;
import io.signalstack.lab.LabMarket;
import io.signalstack.trading.market.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A simulated market's candles as a gateway publishes them. */
public final class SimulatedLog {

    /** When every market's first candle opens. */
    public static final Instant START = Instant.parse("2025-01-06T00:00:00Z");

    private static final int CANDLES_A_DAY = 96;

    private final LabMarket market;
    private final Course course;

    public SimulatedLog(LabMarket market) {
        this.market = market;
        this.course = new Course(LabMarket.SEED, market, START);
    }

    /** The beginning of the series, and the past, as it is fetched in one go. */
    public List<CandleEvent> past(int days) {
        List<CandleEvent> events = new ArrayList<>();
        events.add(SeriesStarted.of(market.series()));
        course.candles(0, (long) days * CANDLES_A_DAY).forEach(candle -> events.add(event(candle, true)));
        return events;
    }

    /** A day's candles as they close. */
    public List<CandleEvent> day(int day) {
        long first = (long) day * CANDLES_A_DAY;
        return course.candles(first, first + CANDLES_A_DAY).stream()
                .map(candle -> event(candle, false))
                .toList();
    }

    private CandleEvent event(Candle candle, boolean backfilled) {
        Instant closedAt = backfilled ? null : candle.openTime().plus(LabMarket.BASE.length());
        return BaseCandle.of(market.instrument(), candle, 0, closedAt, backfilled);
    }
}
