package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.tracking.SignalTracker.Position;
import java.util.ArrayList;
import java.util.List;

/** The trades of a run and its account, with ambiguous trades as they are or all taken as hits. Mutable, with one owner. */
final class Ledger {

    private final boolean flipped;
    private final double cost;
    private final Account account;
    private final List<Trade> trades = new ArrayList<>();

    Ledger(BacktestRequest request, boolean flipped) {
        this.flipped = flipped;
        this.cost = request.costs().perSide();
        this.account = new Account(request);
    }

    void open(Candle candle) {
        account.open(candle);
    }

    /** A signal has ended. */
    void close(Signal signal, Outcome outcome) {
        if (outcome.result() == Result.UNVERIFIABLE) {
            account.loseSight(signal);
        } else if (outcome.result() != Result.NOT_FILLED) {
            Trade trade = Trade.of(signal, flipped ? flip(signal, outcome) : outcome, cost);
            trades.add(trade);
            account.enter(signal, trade.fill(), trade.filledAt().toEpochMilli());
            account.leave(signal, trade.exit(), trade.exitAt().toEpochMilli());
        }
    }

    private static Outcome flip(Signal signal, Outcome outcome) {
        return outcome.ambiguous()
                ? new Outcome(
                        Result.TARGET,
                        outcome.filledAt(),
                        outcome.fillPrice(),
                        outcome.exitAt(),
                        signal.levels().target(),
                        null,
                        null,
                        true)
                : outcome;
    }

    /** The candle is over. */
    void mark(List<Position> positions, Candle candle, long closeMs) {
        for (int i = 0; i < positions.size() && !account.isIn(); i++) {
            Position position = positions.get(i);
            account.enter(
                    position.signal(), position.fillPrice(), position.filledAt().toEpochMilli());
        }
        account.mark(candle, closeMs);
    }

    List<Trade> trades() {
        return List.copyOf(trades);
    }

    List<DayEquity> days() {
        return account.days();
    }

    List<Double> accountReturns() {
        return account.returns();
    }

    Figures figures(SharpeInterval interval) {
        return new Figures(
                TradeFigures.of(trades), of(Side.LONG), of(Side.SHORT), AccountFigures.of(account, interval));
    }

    private TradeFigures of(Side side) {
        return TradeFigures.of(
                trades.stream().filter(trade -> trade.side() == side).toList());
    }
}
