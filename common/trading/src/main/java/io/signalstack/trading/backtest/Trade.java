package io.signalstack.trading.backtest;

import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import java.time.Duration;
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
 * @param exitAt open time of the candle that ended it, or where it expired that candle's close
 * @param exit at which price
 * @param risk the price distance from entry to stop
 * @param grossR profit in units of the risk, before costs
 * @param netR the same after the run's costs, and after borrowing for as long as it lasted
 * @param ambiguous whether one candle touched both levels
 * @param until when it was over, as far as is known: the open of the candle that ended it at its open, the close of one
 *     that ended it inside
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
        boolean ambiguous,
        Instant until) {

    /**
     * Makes one of a signal that ended.
     *
     * @param until when it was over
     * @throws IllegalArgumentException naming the signal, if it was not filled, or how it ended is not known
     */
    static Trade of(Signal signal, Outcome outcome, BacktestRequest request, Instant until) {
        Instant filledAt = outcome.filledAt();
        Double fill = outcome.fillPrice();
        Instant exitAt = outcome.exitAt();
        Double exit = outcome.exitPrice();
        if (filledAt == null || fill == null || exitAt == null || exit == null) {
            throw new IllegalArgumentException("signal " + signal.id() + " was not traded: " + outcome.result());
        }
        double risk = signal.levels().risk();
        double grossR = signal.side().sign() * (exit - fill) / risk;
        double borrowed = request.shorts()
                .borrowing(
                        signal.side(), fill, Duration.between(filledAt, until).toMillis());
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
                grossR - (request.costs().perSide() * (fill + exit) + borrowed) / risk,
                outcome.ambiguous(),
                until);
    }

    /** What goes through the market in and out, in units of the risk. */
    double notionalR() {
        return (fill + exit) / risk;
    }
}
