package io.signalstack.api.application;

import io.signalstack.contracts.view.MarketName;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which signals are asked for; what is null does not restrict.
 *
 * @param instrument what is traded
 * @param timeframe length of the signal candle
 * @param side direction
 * @param status whether it is still watched
 * @param regime the kind of market it was given in
 * @param strategy a strategy's name, for all its versions, or {@code id@version}
 * @param minConfidence least confidence; leaves out those that are not calibrated, unless they are asked for
 * @param includeUncalibrated whether {@code minConfidence} lets signals through whose confidence is not calibrated
 * @param evidence what may have been proven of them
 * @param markets kinds of market that their candles may come from
 * @param from first instant at which the signal candle closed
 * @param to first instant that is too late
 */
public record SignalFilter(
        @Nullable Instrument instrument,
        @Nullable Timeframe timeframe,
        @Nullable Side side,
        SignalView.@Nullable Status status,
        @Nullable Regime regime,
        @Nullable String strategy,
        @Nullable Double minConfidence,
        boolean includeUncalibrated,
        @Nullable Set<Evidence.Label> evidence,
        @Nullable Set<MarketName> markets,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** All signals of an instrument and a kind of market; null: of all. */
    public static SignalFilter of(@Nullable Instrument only, @Nullable MarketName market) {
        Set<MarketName> markets = market == null ? null : Set.of(market);
        return new SignalFilter(only, null, null, null, null, null, null, false, null, markets, null, null);
    }

    /** All signals of a strategy. */
    public static SignalFilter of(String strategy) {
        return new SignalFilter(null, null, null, null, null, strategy, null, false, null, null, null, null);
    }

    /** The same for one instrument; null: for all. */
    public SignalFilter at(@Nullable Instrument only) {
        return new SignalFilter(
                only,
                timeframe,
                side,
                status,
                regime,
                strategy,
                minConfidence,
                includeUncalibrated,
                evidence,
                markets,
                from,
                to);
    }
}
