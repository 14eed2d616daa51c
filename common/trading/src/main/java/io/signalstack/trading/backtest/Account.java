package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One account's money: at most one trade at a time, marked at each base candle's close. Mutable, with one owner. */
final class Account {

    private final BacktestRequest request;
    private final double cost;
    private final DailyEquity daily = new DailyEquity();
    private final Drawdown drawdown;
    private final List<Double> returns = new ArrayList<>();

    private double cash;
    private double equity;
    private @Nullable Holding holding;
    private boolean blind;

    private int trades;
    private int cappedTrades;
    private double costs;
    private double borrowing;
    private double notional;
    private boolean begun;
    private long firstMs;
    private long lastMs;
    private long lastOpenMs;
    private double lastClose = Double.NaN;
    private long inTradeMs;

    /** What is held: an amount of the base currency, bought or sold at a price, with the cash that there was before. */
    private record Holding(Signal signal, double quantity, double fill, long filledMs, double cashBefore) {

        double profit(double price) {
            return signal.side().sign() * quantity * (price - fill);
        }

        double borrowing(Shorts shorts, long untilMs) {
            return shorts.borrowing(signal.side(), quantity * fill, untilMs - filledMs);
        }
    }

    Account(BacktestRequest request) {
        this.request = request;
        this.cost = request.costs().perSide();
        this.cash = request.sizing().startingCapital();
        this.equity = cash;
        this.drawdown = new Drawdown(cash);
    }

    /** Goes in at the fill, unless it is in already or stands aside. */
    void enter(Signal signal, double fill, long filledMs) {
        if (holding != null || (signal.side() == Side.SHORT && !request.shorts().inEquity()) || cash <= 0) {
            return;
        }
        double byRisk = request.sizing().riskFraction() * cash / signal.levels().risk();
        double byEquity = cash / (fill * (1 + cost));
        double quantity = Math.min(byRisk, byEquity);
        holding = new Holding(signal, quantity, fill, filledMs, cash);
        pay(quantity * fill);
        trades++;
        if (byEquity < byRisk) {
            cappedTrades++;
        }
    }

    /** Whether it is in a trade. */
    boolean isIn() {
        return holding != null;
    }

    private void pay(double traded) {
        notional += traded;
        costs += traded * cost;
        cash -= traded * cost;
    }

    /**
     * Goes out, if it is in this signal's trade.
     *
     * @param untilMs until when it was in
     */
    void leave(Signal signal, double exit, long untilMs) {
        Holding held = holding;
        if (held != null && held.signal.equals(signal)) {
            double borrowed = held.borrowing(request.shorts(), untilMs);
            borrowing += borrowed;
            cash += held.profit(exit) - borrowed;
            pay(held.quantity * exit);
            returns.add(cash / held.cashBefore - 1);
            inTradeMs += untilMs - held.filledMs;
            holding = null;
            blind = false;
        }
    }

    /** How the trade went on is not known: it is left at the worse of the stop and the next known open. */
    void loseSight(Signal signal) {
        blind = holding != null && holding.signal.equals(signal);
    }

    /** To be called with each candle before anything else is done about it. */
    void open(Candle candle) {
        Holding held = holding;
        if (blind && held != null) {
            leave(held.signal, OpenTrade.outOfSight(held.signal, candle.open()), candle.openTimeMs());
        }
    }

    /** To be called with each candle after all else is done about it. */
    void mark(Candle candle, long closeMs) {
        if (!begun) {
            begun = true;
            firstMs = candle.openTimeMs();
            drawdown.begin(firstMs);
        }
        lastMs = closeMs;
        lastOpenMs = candle.openTimeMs();
        lastClose = candle.close();
        value(lastClose);
    }

    /** To be called after the last candle: a trade that is out of sight is worth no more than it may have come to. */
    void end() {
        Holding held = holding;
        if (blind && held != null) {
            value(OpenTrade.outOfSight(held.signal, lastClose));
        }
    }

    private void value(double price) {
        equity = cash;
        if (holding != null) {
            equity += holding.profit(price) - holding.borrowing(request.shorts(), lastMs);
        }
        daily.mark(lastOpenMs, lastMs, equity);
        drawdown.mark(lastMs, equity);
    }

    double startingCapital() {
        return request.sizing().startingCapital();
    }

    double equity() {
        return equity;
    }

    Drawdown drawdown() {
        return drawdown;
    }

    int trades() {
        return trades;
    }

    int cappedTrades() {
        return cappedTrades;
    }

    /** Fees and slippage so far. */
    double costs() {
        return costs;
    }

    /** Paid for borrowing so far, that of an open trade included. */
    double borrowing() {
        return borrowing + (holding == null ? 0 : holding.borrowing(request.shorts(), lastMs));
    }

    /** Bought and sold so far, in the quote currency. */
    double notional() {
        return notional;
    }

    /** From the first candle's open to the last one's close. */
    long elapsedMs() {
        return lastMs - firstMs;
    }

    /** How long of it a trade was open. */
    long inTradeMs() {
        return inTradeMs + (holding == null ? 0 : lastMs - holding.filledMs);
    }

    List<DayEquity> days() {
        return daily.days();
    }

    /** What each trade that has ended made of the cash before it, net, in order of exit. */
    List<Double> returns() {
        return List.copyOf(returns);
    }
}
