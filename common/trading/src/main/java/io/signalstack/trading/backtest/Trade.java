package io.signalstack.trading.backtest;

import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import java.time.Instant;

/**
 * A signal that was filled and left.
 *
 * @param signalId which one
 * @param side its direction
 * @param signalledAt when its candle closed
 * @param result what ended it
 * @param filledAt open time of the candle at whose open it was filled
 * @param fill that open
 * @param exitAt when it was left
 * @param exit at which price
 * @param risk the price distance from entry to stop
 * @param grossR profit in units of the risk, before costs
 * @param netR the same after the run's costs
 * @param ambiguous whether one candle touched both levels
 */
public record Trade(
        String signalId,
        Side side,
        Instant signalledAt,
        Result result,
        Instant filledAt,
        double fill,
        Instant exitAt,
        double exit,
        double risk,
        double grossR,
        double netR,
        boolean ambiguous) {

    /**
     * Makes one of a signal that ended.
     *
     * @throws IllegalArgumentException naming the signal, if it was not filled, or how it ended is not known
     */
    static Trade of(Signal signal, Outcome outcome, double costPerSide) {
        Instant filledAt = outcome.filledAt();
        Double fill = outcome.fillPrice();
        Instant exitAt = outcome.exitAt();
        Double exit = outcome.exitPrice();
        if (filledAt == null || fill == null || exitAt == null || exit == null) {
            throw new IllegalArgumentException("signal " + signal.id() + " was not traded: " + outcome.result());
        }
        double risk = signal.levels().risk();
        double grossR = signal.side().sign() * (exit - fill) / risk;
        return new Trade(
                signal.id(),
                signal.side(),
                signal.closeTime(),
                outcome.result(),
                filledAt,
                fill,
                exitAt,
                exit,
                risk,
                grossR,
                grossR - costPerSide * (fill + exit) / risk,
                outcome.ambiguous());
    }

    /** What goes through the market in and out, in units of the risk. */
    double notionalR() {
        return (fill + exit) / risk;
    }
}
