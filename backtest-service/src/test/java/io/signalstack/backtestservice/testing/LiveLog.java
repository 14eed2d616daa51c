package io.signalstack.backtestservice.testing;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.lab.Course;
import io.signalstack.lab.LabMarket;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A live market that moves as a simulated one does: what its venue has, and what a gateway published of it. */
public final class LiveLog {

    /** The day with which what is published begins. */
    public static final int PUBLISHED = 200;

    private static final int CANDLES_A_DAY = 96;

    private final Series series;
    private final Course course;

    public LiveLog(String instrument, LabMarket like) {
        Instrument traded = Instrument.parse(instrument);
        series = new Series(
                Series.id(traded, 1),
                traded,
                like.series().tick(),
                LabMarket.BASE,
                LabMarket.TIMEFRAMES,
                MarketKind.live());
        course = new Course(LabMarket.SEED, like, SimulatedLog.START);
    }

    public static Instant day(int day) {
        return SimulatedLog.START.plus(Duration.ofDays(day));
    }

    public Instrument instrument() {
        return series.instrument();
    }

    /** Its candles from one day to another. */
    public List<Candle> candles(int from, int to) {
        return course.candles((long) from * CANDLES_A_DAY, (long) to * CANDLES_A_DAY);
    }

    /** What is published until the end of a day: that day's candles as they closed, all before them later. */
    public List<CandleEvent> until(int end) {
        List<CandleEvent> events = new ArrayList<>();
        events.add(SeriesStarted.of(series));
        candles(PUBLISHED, end - 1).forEach(candle -> events.add(event(candle, null)));
        events.addAll(on(end - 1));
        return events;
    }

    /** A day's candles as they closed. */
    public List<CandleEvent> on(int day) {
        return candles(day, day + 1).stream()
                .map(candle -> event(candle, candle.closeTime(LabMarket.BASE)))
                .toList();
    }

    private CandleEvent event(Candle candle, @Nullable Instant closedAt) {
        return BaseCandle.of(series.instrument(), candle, 0, closedAt, closedAt == null);
    }

    /** These candles as the engine takes them, one after the other, with those that lack as lost ones. */
    public List<MarketRecord> records(List<Candle> candles) {
        List<MarketRecord> records = new ArrayList<>();
        records.add(new MarketRecord.SeriesStarted(series));
        Instant next = candles.getFirst().openTime();
        for (Candle candle : candles) {
            for (; next.isBefore(candle.openTime()); next = next.plus(LabMarket.BASE.length())) {
                records.add(new MarketRecord.Lost(next));
            }
            records.add(new MarketRecord.Base(candle, 0));
            next = candle.closeTime(LabMarket.BASE);
        }
        return records;
    }
}
