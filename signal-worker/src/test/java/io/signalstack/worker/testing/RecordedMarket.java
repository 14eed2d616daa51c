package io.signalstack.worker.testing;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.recordings.Recordings;
import io.signalstack.sandbox.testing.RecordedLog;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.util.List;

/** Real minutes of BTC/USD as the gateway publishes them. */
public final class RecordedMarket {

    public static final Instrument BTC = Instrument.parse("REPLAY:BTC/USD");

    private static final List<Timeframe> TIMEFRAMES = List.of(Timeframe.M1, Timeframe.M5, Timeframe.M15);

    private RecordedMarket() {}

    public static Series series(Instrument instrument, int number) {
        return new Series(Series.id(instrument, number), instrument, new BigDecimal("0.01"), Timeframe.M1, TIMEFRAMES);
    }

    /** The opening of the series, then its first candles. */
    public static List<CandleEvent> history(Instrument instrument, int candles) {
        return new RecordedLog(instrument, 0, TIMEFRAMES).candles(candles);
    }

    /** How many candles there are. */
    public static int size() {
        return Recordings.btcUsd().rows().size();
    }
}
