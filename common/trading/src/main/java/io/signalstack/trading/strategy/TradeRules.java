package io.signalstack.trading.strategy;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Levels;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.Evaluation.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a strategy's signals are entered and left.
 *
 * @param stopAtr kₛ: distance of the stop from the entry, in ATRs
 * @param targetAtr kₜ: distance of the target from the entry, in ATRs
 * @param horizon N: how many candles of the timeframe until a signal expires
 * @param fillDelay from the signal candle's close to the earliest fill
 * @param costPerSide fee and slippage of one side, as a fraction of the price
 * @param maxCostR how much of the risk the costs of both sides may eat
 */
public record TradeRules(
        double stopAtr, double targetAtr, int horizon, Duration fillDelay, double costPerSide, double maxCostR) {

    private static final double FLAT = 1e-12;
    private static final double ROUNDING = 1e-12;

    /** In ticks: so near to a tick a level is that tick. An ulp of the ATR must not move it by a whole one. */
    private static final BigDecimal SAME_TICK = new BigDecimal("1e-9");

    private static final int DIGITS_OF_TICKS = 20;

    /**
     * Checks the fill delay.
     *
     * @throws IllegalArgumentException naming it, if it reaches the expiry on the shortest timeframe: no signal of that would
     *     ever be filled
     */
    public TradeRules {
        Duration life = Duration.ofMillis(horizon * Timeframe.M1.lengthMs());
        if (fillDelay.compareTo(life) >= 0) {
            throw new IllegalArgumentException("fillDelay " + fillDelay.toSeconds() + " s reaches the expiry on "
                    + Timeframe.M1 + ", a horizon of " + horizon + " candles");
        }
    }

    /** How far stop and target are from the entry: kₛ·ATR and kₜ·ATR. */
    public Distances distances(double atr) {
        return new Distances(stopAtr * atr, targetAtr * atr);
    }

    /** Whether so small a range is none, so that nothing can be traded in it. */
    public static boolean isFlat(double entry, double atr) {
        return !(atr > FLAT * entry);
    }

    /**
     * The levels of a signal, on ticks: the target away from the entry, the stop toward it.
     *
     * @param entry close of the signal candle
     * @param closeTime when it closed
     * @param tick smallest step of a price
     * @return null if the signal is degenerate: a level is not positive or meets the entry
     */
    public @Nullable Levels levels(
            Side side, double entry, Distances distances, BigDecimal tick, Timeframe timeframe, Instant closeTime) {
        RoundingMode upOrDown = side == Side.LONG ? RoundingMode.CEILING : RoundingMode.FLOOR;
        double target = onTick(entry + side.sign() * distances.target(), tick, upOrDown);
        double stop = onTick(entry - side.sign() * distances.stop(), tick, upOrDown);
        boolean apart = side.sign() * (target - entry) > 0 && side.sign() * (entry - stop) > 0;
        return apart && target > 0 && stop > 0
                ? new Levels(entry, target, stop, closeTime.plusMillis(horizon * timeframe.lengthMs()))
                : null;
    }

    /**
     * What stands against a signal with the ATR's distances, as far as that is plain without its levels: they are worked out
     * in decimals, and most candles with an opinion come to nothing. Null where the tick may decide, or where nothing stands
     * against it.
     *
     * @param open whether an earlier signal is open
     */
    public @Nullable Reason plainlyAgainst(double entry, double atr, double tick, boolean open) {
        double distance = stopAtr * atr;
        double margin = 2 * tick + ROUNDING * entry;
        boolean apart = distance > margin && entry > distance + margin && entry > targetAtr * atr + margin;
        if (!apart || isFlat(entry, atr)) {
            return null;
        }
        double costs = 2 * costPerSide * entry;
        if (costs > maxCostR * (distance + margin)) {
            return Reason.COSTS;
        }
        return open && costs < maxCostR * (distance - margin) ? Reason.OPEN_SIGNAL : null;
    }

    private static double onTick(double level, BigDecimal tick, RoundingMode mode) {
        BigDecimal ticks = BigDecimal.valueOf(level).divide(tick, DIGITS_OF_TICKS, RoundingMode.HALF_EVEN);
        BigDecimal nearest = ticks.setScale(0, RoundingMode.HALF_EVEN);
        boolean same = ticks.subtract(nearest).abs().compareTo(SAME_TICK) <= 0;
        return (same ? nearest : ticks.setScale(0, mode)).multiply(tick).doubleValue();
    }
}
