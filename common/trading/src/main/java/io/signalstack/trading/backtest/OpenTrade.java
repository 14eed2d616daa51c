package io.signalstack.trading.backtest;

import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.tracking.SignalTracker.Position;
import java.time.Instant;

/**
 * A trade that had not ended when the run did, marked to market. It is in the equity and in no figure per trade.
 *
 * @param signalId which signal
 * @param side its direction
 * @param filledAt open time of the candle at whose open it was filled
 * @param fill that open
 * @param mark close of the last candle
 * @param grossR profit at that close in units of the risk, before costs
 * @param netR the same after the costs of going in, and of going out there
 */
public record OpenTrade(
        String signalId, Side side, Instant filledAt, double fill, double mark, double grossR, double netR) {

    static OpenTrade of(Position position, double mark, double costPerSide) {
        Signal signal = position.signal();
        double risk = signal.levels().risk();
        double grossR = signal.side().sign() * (mark - position.fillPrice()) / risk;
        return new OpenTrade(
                signal.id(),
                signal.side(),
                position.filledAt(),
                position.fillPrice(),
                mark,
                grossR,
                grossR - costPerSide * (position.fillPrice() + mark) / risk);
    }
}
