package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;

/**
 * What trials are counted for, whatever their dates and the strategy's version.
 *
 * @param strategyId the strategy's name, without its version
 * @param instrument what it was tried on
 * @param timeframe of its candles
 */
public record TrialKey(String strategyId, Instrument instrument, Timeframe timeframe) {

    /** What a run counts for. */
    public static TrialKey of(BacktestRequest request) {
        return new TrialKey(request.strategy().key().id(), request.instrument(), request.timeframe());
    }
}
