package io.signalstack.trading.strategy.ta4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.BuiltInStrategies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the built-in breakout makes of the recorded BTC/USD minutes. A change here is a change of the engine's version. */
class DonchianGoldenTest {

    private static final List<Signal> OPENED = new ArrayList<>();
    private static final Map<String, Integer> OUTCOMES = new TreeMap<>();

    @BeforeAll
    static void run_the_recording() {
        var pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);
        pipeline.activate(BuiltInStrategies.DONCHIAN_BREAKOUT, Instant.EPOCH, "golden");
        var series = CandleSeries.series(Timeframe.M5, Timeframe.M15);
        for (MarketRecord record : CandleSeries.records(series, CandleSeries.recordedBtc())) {
            for (SignalEvent event : ((Step.Applied) pipeline.on(record)).events()) {
                switch (event) {
                    case SignalEvent.Opened(Signal signal) -> OPENED.add(signal);
                    case SignalEvent.Closed(Signal signal, int sequence, Outcome outcome) ->
                        OUTCOMES.merge(signal.timeframe() + " " + outcome.result(), 1, Integer::sum);
                    default -> throw new AssertionError(event);
                }
            }
        }
    }

    @Test
    void so_many_outcomes() {
        assertThat(OUTCOMES)
                .isEqualTo(Map.of(
                        "5m EXPIRED", 4,
                        "5m NOT_FILLED", 1,
                        "5m STOP", 9,
                        "5m STRATEGY_EXIT", 3,
                        "5m TARGET", 8));
    }

    @Test
    void the_first_signal() {
        Signal signal = OPENED.getFirst();
        assertThat(signal.timeframe() + " " + signal.closeTime() + " " + signal.side() + " "
                        + signal.levels().entry() + " " + signal.levels().stop() + " "
                        + signal.levels().target() + " " + signal.id())
                .isEqualTo("5m 2013-11-28T11:20:00Z LONG 989.02 981.63 1000.11 a1bacae86b4c92d3489918788658c870");
        assertThat(signal.assessment().rationale())
                .containsExactly(
                        "ta4j donchian-breakout@1 enters by donchian-breakout: close over the highest high of the candles before"
                                + " (entryChannel 20, exitChannel 10)");
    }
}
