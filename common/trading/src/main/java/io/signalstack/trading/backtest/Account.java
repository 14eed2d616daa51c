package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One account's money: at most one trade at a time, marked at each base candle's close. Mutable, with one owner. */
final class Account {

    private static final double YEAR_MS = 365.0 * Timeframe.D1.lengthMs();
    private static final double DAY_MS = Timeframe.D1.lengthMs();

    private final BacktestRequest request;
    private final double cost;
    private final DailyEquity daily = new DailyEquity();

    private double cash;
    private double equity;
    private @Nullable Holding holding;
    private boolean blind;

    private double peak;
    private long peakMs;
    private double maxDrawdown;
    private long longestDrawdownMs;
    private int trades;
    private int cappedTrades;
    private long candles;
    private long candlesInTrade;

    /** What is held: an amount of the base currency, bought or sold at a price. */
    private record Holding(Signal signal, double quantity, double fill, long filledMs) {

        double profit(double price) {
            return signal.side().sign() * quantity * (price - fill);
        }

        double borrowing(double annualRate, long untilMs) {
            return signal.side() == Side.LONG ? 0 : annualRate * quantity * fill * (untilMs - filledMs) / YEAR_MS;
        }
    }

    Account(BacktestRequest request) {
        this.request = request;
        this.cost = request.costs().perSide();
        this.cash = request.sizing().startingCapital();
        this.equity = cash;
        this.peak = cash;
    }

    /** Goes in at the fill, unless it is in already or stands aside. */
    void enter(Signal signal, double fill, long filledMs) {
        if (holding != null || (signal.side() == Side.SHORT && !request.shorts().inEquity()) || cash <= 0) {
            return;
        }
        double byRisk = request.sizing().riskFraction() * cash / signal.levels().risk();
        double byEquity = cash / (fill * (1 + cost));
        double quantity = Math.min(byRisk, byEquity);
        holding = new Holding(signal, quantity, fill, filledMs);
        cash -= quantity * fill * cost;
        trades++;
        if (byEquity < byRisk) {
            cappedTrades++;
        }
    }

    /** Goes out, if it is in this signal's trade. */
    void leave(Signal signal, double exit, long exitMs) {
        Holding held = holding;
        if (held != null && held.signal.equals(signal)) {
            cash += held.profit(exit)
                    - held.quantity * exit * cost
                    - held.borrowing(request.shorts().annualBorrowRate(), exitMs);
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
            double stop = held.signal.levels().stop();
            double exit =
                    held.signal.side() == Side.LONG ? Math.min(stop, candle.open()) : Math.max(stop, candle.open());
            leave(held.signal, exit, candle.openTimeMs());
        }
    }

    /** To be called with each candle after all else is done about it. */
    void mark(Candle candle, long closeMs) {
        candles++;
        equity = cash;
        if (holding != null) {
            candlesInTrade++;
            equity += holding.profit(candle.close())
                    - holding.borrowing(request.shorts().annualBorrowRate(), closeMs);
        }
        daily.mark(candle.openTimeMs(), closeMs, equity);
        if (candles == 1) {
            peakMs = candle.openTimeMs();
        }
        if (equity >= peak) {
            peak = equity;
            peakMs = closeMs;
        } else {
            maxDrawdown = Math.max(maxDrawdown, 1 - equity / peak);
            longestDrawdownMs = Math.max(longestDrawdownMs, closeMs - peakMs);
        }
    }

    double startingCapital() {
        return request.sizing().startingCapital();
    }

    double equity() {
        return equity;
    }

    double maxDrawdown() {
        return maxDrawdown;
    }

    double longestDrawdownDays() {
        return longestDrawdownMs / DAY_MS;
    }

    int trades() {
        return trades;
    }

    int cappedTrades() {
        return cappedTrades;
    }

    long candles() {
        return candles;
    }

    long candlesInTrade() {
        return candlesInTrade;
    }

    List<DayEquity> days() {
        return daily.days();
    }
}
