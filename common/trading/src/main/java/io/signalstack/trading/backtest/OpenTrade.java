package io.signalstack.trading.backtest;

import io.signalstack.trading.signal.Side;
import java.time.Instant;

/**
 * A trade that had not ended when the run did, marked to market.
 *
 * @param signalId which signal
 * @param side its direction
 * @param filledAt open time of the candle at whose open it was filled
 * @param fill that open
 * @param mark close of the last candle
 * @param grossR profit at that close in units of the risk, before costs
 */
public record OpenTrade(String signalId, Side side, Instant filledAt, double fill, double mark, double grossR) {}
