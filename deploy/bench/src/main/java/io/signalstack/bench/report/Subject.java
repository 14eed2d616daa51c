package io.signalstack.bench.report;

import io.signalstack.recordings.Recording;
import io.signalstack.trading.backtest.Backtest;
import io.signalstack.trading.backtest.BacktestRequest;
import io.signalstack.trading.backtest.BacktestResult;
import io.signalstack.trading.calibration.Settled;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording that strategies are tried on.
 *
 * @param provenance who recorded it
 * @param series its instrument and timeframes
 * @param records the series' start and the candles
 * @param from its first instant
 * @param to the first instant after it
 */
record Subject(String provenance, Series series, List<MarketRecord> records, Instant from, Instant to) {

    /** A recording of a currency in US dollars. */
    static Subject of(String base, Recording recording, Timeframe baseInterval, Timeframe... timeframes) {
        Instrument instrument = new Instrument("REPLAY", base, "USD");
        Series series = new Series(
                Series.id(instrument, 1), instrument, new BigDecimal("0.01"), baseInterval, List.of(timeframes));
        return new Subject(
                recording.provenance(),
                series,
                CandleSeries.records(series, CandleSeries.candles(recording)),
                Instant.ofEpochMilli(recording.startMs()),
                Instant.ofEpochMilli(recording.endMs()));
    }

    /** What a strategy would have made of it, with the default costs and sizing. */
    BacktestResult backtest(StrategyDefinition strategy, Timeframe timeframe) {
        return Backtest.run(
                BacktestRequest.of(strategy, series.instrument(), timeframe, from, to),
                records,
                (fraction, candles) -> {},
                () -> false);
    }

    /** The signals of a strategy on all timeframes that were filled and have ended, for its confidence to learn from. */
    List<Settled> settled(StrategyDefinition strategy) {
        var pipeline = new SignalPipeline(series.instrument());
        pipeline.activate(strategy, from, "report");
        List<Settled> settled = new ArrayList<>();
        for (MarketRecord record : records) {
            if (pipeline.on(record) instanceof Step.Applied applied) {
                for (SignalEvent event : applied.events()) {
                    if (event instanceof SignalEvent.Closed closed) {
                        Settled.of(closed.signal(), closed.outcome()).ifPresent(settled::add);
                    }
                }
            }
        }
        return settled;
    }
}
