package io.signalstack.backtestservice.testing;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.recordings.RecordedCandle;
import io.signalstack.recordings.Recordings;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The recorded BTC/USD minutes as a gateway publishes them. */
public final class RecordedLog {

    private RecordedLog() {}

    public static Series series(Instrument instrument) {
        return new Series(
                Series.id(instrument, 1),
                instrument,
                new BigDecimal("0.01"),
                Timeframe.M1,
                List.of(Timeframe.M1, Timeframe.M5, Timeframe.M15, Timeframe.H1),
                new MarketKind.Recorded(Instant.ofEpochMilli(Recordings.btcUsd().endMs())));
    }

    /** The series and its candles, of which the older half is backfilled. */
    public static List<CandleEvent> of(Instrument instrument) {
        List<CandleEvent> events = new ArrayList<>();
        events.add(SeriesStarted.of(series(instrument)));
        List<RecordedCandle> rows = Recordings.btcUsd().rows();
        for (int i = 0; i < rows.size(); i++) {
            boolean backfilled = i < rows.size() / 2;
            Instant closedAt =
                    backfilled ? null : Instant.ofEpochMilli(rows.get(i).openTimeMs() + 60_000 + i % 1000);
            events.add(BaseCandle.of(instrument, candle(rows.get(i)), 0, closedAt, backfilled));
        }
        return events;
    }

    public static Candle candle(RecordedCandle row) {
        return new Candle(
                row.openTimeMs(),
                row.open().doubleValue(),
                row.high().doubleValue(),
                row.low().doubleValue(),
                row.close().doubleValue(),
                row.volume().doubleValue(),
                row.volume().signum() == 0);
    }
}
