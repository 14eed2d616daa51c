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
 * @param mark close of the last candle; the worse of it and the stop where lost candles have taken the trade out of sight
 * @param grossR profit at that price in units of the risk, before costs
 * @param netR the same after the costs of going in, and of going out there, and after borrowing until then
 */
public record OpenTrade(
        String signalId, Side side, Instant filledAt, double fill, double mark, double grossR, double netR) {

    /**
     * A position at the end of a run.
     *
     * @param mark what it is valued at
     * @param endMs when the last candle closed
     */
    static OpenTrade of(Position position, double mark, BacktestRequest request, long endMs) {
        Signal signal = position.signal();
        double fill = position.fillPrice();
        double risk = signal.levels().risk();
        double grossR = signal.side().sign() * (mark - fill) / risk;
        double borrowed = request.shorts()
                .borrowing(signal.side(), fill, endMs - position.filledAt().toEpochMilli());
        return new OpenTrade(
                signal.id(),
                signal.side(),
                position.filledAt(),
                fill,
                mark,
                grossR,
                grossR - (request.costs().perSide() * (fill + mark) + borrowed) / risk);
    }

    /** The worst of what may have become of a trade that is out of sight: the worse of its stop and a known price. */
    static double outOfSight(Signal signal, double price) {
        double stop = signal.levels().stop();
        return signal.side() == Side.LONG ? Math.min(stop, price) : Math.max(stop, price);
    }
}
