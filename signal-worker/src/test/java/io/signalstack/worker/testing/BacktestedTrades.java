package io.signalstack.worker.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.trading.backtest.Backtest;
import io.signalstack.trading.backtest.BacktestRequest;
import io.signalstack.trading.backtest.BacktestResult;
import io.signalstack.trading.backtest.Costs;
import io.signalstack.trading.backtest.Shorts;
import io.signalstack.trading.backtest.Sizing;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.time.Instant;
import java.util.List;

/** The trades of the backtester beside the signals of the worker. */
public final class BacktestedTrades {

    private BacktestedTrades() {}

    /** Fails unless each strategy's trades on each timeframe are the worker's filled signals, ends and all. */
    public static void assertSame(Instrument instrument, List<CandleEvent> candles, List<SignalRecord> signals) {
        List<MarketRecord> records = candles.stream().map(CandleEvent::toDomain).toList();
        for (StrategyDefinition strategy : BuiltInStrategies.all()) {
            for (Timeframe timeframe : RecordedMarket.series(instrument, 1).timeframes()) {
                BacktestResult result = Backtest.run(
                        new BacktestRequest(
                                strategy,
                                instrument,
                                timeframe,
                                Instant.EPOCH,
                                Instant.parse("2100-01-01T00:00:00Z"),
                                Costs.DEFAULT,
                                Sizing.DEFAULT,
                                Shorts.LEFT_OUT),
                        records,
                        (done, of) -> {},
                        () -> false);
                assertThat(result.trades().stream()
                                .map(trade -> line(
                                        trade.signalId(),
                                        trade.result(),
                                        trade.filledAt(),
                                        trade.fill(),
                                        trade.exitAt(),
                                        trade.exit())))
                        .as("%s on %s", strategy.key(), timeframe)
                        .containsExactlyInAnyOrderElementsOf(filled(signals, strategy, timeframe));
            }
        }
    }

    private static List<String> filled(List<SignalRecord> signals, StrategyDefinition strategy, Timeframe timeframe) {
        return signals.stream()
                .filter(SignalRecord.SignalClosed.class::isInstance)
                .map(SignalRecord.SignalClosed.class::cast)
                .filter(closed ->
                        closed.signal().strategy().equals(strategy.key().toString())
                                && closed.signal().timeframe().equals(timeframe.toString())
                                && closed.outcome().exitAt() != null
                                && closed.outcome().filledAt() != null)
                .map(closed -> line(
                        closed.signal().id(),
                        closed.outcome().result(),
                        closed.outcome().filledAt(),
                        closed.outcome().fillPrice(),
                        closed.outcome().exitAt(),
                        closed.outcome().exitPrice()))
                .toList();
    }

    private static String line(Object... parts) {
        return List.of(parts).toString();
    }
}
