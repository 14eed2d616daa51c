package io.signalstack.bench;

import io.signalstack.recordings.RecordedCandle;
import io.signalstack.recordings.Recordings;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The recorded Bitcoin minutes as the engine takes them. */
final class RecordedMarket {

    static final Instrument BTC = new Instrument("REPLAY", "BTC", "USD");

    private RecordedMarket() {}

    /** The series' start and then one record per recorded minute, scored on one timeframe. */
    static List<MarketRecord> minutes() {
        List<MarketRecord> records = new ArrayList<>();
        records.add(new MarketRecord.SeriesStarted(
                new Series(Series.id(BTC, 1), BTC, new BigDecimal("0.01"), Timeframe.M1, List.of(Timeframe.M1))));
        for (RecordedCandle row : Recordings.btcUsd().rows()) {
            records.add(new MarketRecord.Base(candle(row), 0));
        }
        return records;
    }

    private static Candle candle(RecordedCandle row) {
        double volume = row.volume().doubleValue();
        return new Candle(
                row.openTimeMs(),
                row.open().doubleValue(),
                row.high().doubleValue(),
                row.low().doubleValue(),
                row.close().doubleValue(),
                volume,
                volume == 0);
    }
}
