package io.signalstack.bench.worker;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.sandbox.testing.RecordedLog;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import java.util.List;
import java.util.stream.IntStream;

/** Instruments' histories, each the recorded minutes of Bitcoin from another day on. */
final class Histories {

    private static final int DAYS = 7;

    private Histories() {}

    /** The opening of the series of so many instruments, each followed by one candle less than this. */
    static List<List<CandleEvent>> of(int instruments, int events, List<Timeframe> timeframes) {
        return IntStream.range(0, instruments)
                .mapToObj(number -> new RecordedLog(
                                Instrument.parse("REPLAY:BTC" + number + "/USD"), number % DAYS, timeframes)
                        .candles(events - 1))
                .toList();
    }

    /** The same part of each. */
    static List<List<CandleEvent>> part(List<List<CandleEvent>> histories, int from, int to) {
        return histories.stream().map(history -> history.subList(from, to)).toList();
    }
}
