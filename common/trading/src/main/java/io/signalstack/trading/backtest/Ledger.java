package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.tracking.SignalTracker.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The trades of a run and its account, with ambiguous trades as they are or all taken as hits. Mutable, with one owner. */
final class Ledger {

    private final boolean flipped;
    private final BacktestRequest request;
    private final Account account;
    private final List<Trade> trades = new ArrayList<>();

    private double openPrice = Double.NaN;
    private long closeMs;

    Ledger(BacktestRequest request, boolean flipped) {
        this.flipped = flipped;
        this.request = request;
        this.account = new Account(request);
    }

    /** A candle begins: to be called before anything else is done about it. */
    void open(Candle candle, long closesAtMs) {
        openPrice = candle.open();
        closeMs = closesAtMs;
        account.open(candle);
    }

    /** A signal has ended. */
    void close(Signal signal, Outcome outcome) {
        if (outcome.result() == Result.UNVERIFIABLE) {
            account.loseSight(signal);
        } else if (outcome.result() != Result.NOT_FILLED) {
            Outcome taken = flipped ? flip(signal, outcome) : outcome;
            Trade trade = Trade.of(signal, taken, request, until(signal, outcome));
            trades.add(trade);
            account.enter(signal, trade.fill(), trade.filledAt().toEpochMilli());
            account.leave(signal, trade.exit(), trade.until().toEpochMilli());
        }
    }

    /** What the candle at hand opens at or beyond a level for, or its strategy's word, is over at that open. */
    private Instant until(Signal signal, Outcome outcome) {
        int sign = signal.side().sign();
        boolean atOpen = outcome.result() == Result.STRATEGY_EXIT
                || sign * (openPrice - signal.levels().stop()) <= 0
                || sign * (openPrice - signal.levels().target()) >= 0;
        Instant exitAt = outcome.exitAt();
        return atOpen && exitAt != null ? exitAt : Instant.ofEpochMilli(closeMs);
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

    /** The last candle is over. */
    void end() {
        account.end();
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
