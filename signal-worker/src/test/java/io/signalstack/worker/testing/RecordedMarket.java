package io.signalstack.worker.testing;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.recordings.RecordedCandle;
import io.signalstack.recordings.Recordings;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Real minutes of BTC/USD as the gateway publishes them. */
public final class RecordedMarket {

    public static final Instrument BTC = Instrument.parse("REPLAY:BTC/USD");

    private RecordedMarket() {}

    public static Series series(Instrument instrument, int number) {
        return new Series(
                Series.id(instrument, number),
                instrument,
                new BigDecimal("0.01"),
                Timeframe.M1,
                List.of(Timeframe.M1, Timeframe.M5, Timeframe.M15));
    }

    /** The opening of the series, then its first candles. */
    public static List<CandleEvent> history(Instrument instrument, int candles) {
        List<CandleEvent> events = new ArrayList<>();
        events.add(CandleEvent.SeriesStarted.of(series(instrument, 1)));
        Recordings.btcUsd().rows().stream().limit(candles).forEach(row -> events.add(candle(instrument, row)));
        return events;
    }

    /** How many candles there are. */
    public static int size() {
        return Recordings.btcUsd().rows().size();
    }

    private static CandleEvent candle(Instrument instrument, RecordedCandle row) {
        Candle candle = new Candle(
                row.openTimeMs(),
                row.open().doubleValue(),
                row.high().doubleValue(),
                row.low().doubleValue(),
                row.close().doubleValue(),
                row.volume().doubleValue(),
                row.volume().signum() == 0);
        Instant closedAt = candle.closeTime(Timeframe.M1);
        return CandleEvent.BaseCandle.of(instrument, candle, 0, closedAt, false);
    }
}
