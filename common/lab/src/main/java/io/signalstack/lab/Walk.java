package io.signalstack.lab;

import io.signalstack.trading.market.Candle;
import java.util.random.RandomGenerator;

/**
 * A simulated market's way from a state on, candle by candle; mutable, with one owner.
 *
 * <p>The log return of a candle is d·δ·σ̄ − s²/2 + s·z. σ̄ is the mean volatility, δ the strength of the planted drift and d
 * its direction. z is Student's t with 6 degrees of freedom, scaled to unit variance. s is the week's {@link Rhythm} times
 * the deviation of a GARCH(1,1) (Bollerslev 1986), so that lively candles come in clusters. The direction turns at random,
 * about as likely as not within {@value #HALF_LIFE_DAYS} days, and sooner the farther it has led away from the first price.
 *
 * <p>A t is a normal variable whose variance is drawn too. Given that variance, the price within the candle is a Brownian
 * motion, so that high and low are drawn from the exact laws of the extremes of a Brownian bridge between open and close
 * (Karatzas and Shreve 1991, 4.3.40), one independently of the other.
 */
final class Walk {

    static final double FIRST_PRICE = 1_000;

    /** 60% a year, over 35,040 candles. */
    static final double MEAN_VOLATILITY = 0.6 / StrictMath.sqrt(35_040);

    private static final int HALF_LIFE_DAYS = 5;
    private static final double TURN = StrictMath.log(2) / (HALF_LIFE_DAYS * 96);

    /** By how much e times a turn is likelier, per e times the first price. */
    private static final double PULL = 1;

    private static final double MOST_PULL = 2;
    private static final double LIKELIEST_TURN = TURN * StrictMath.exp(MOST_PULL);

    private static final double MEAN_VARIANCE = MEAN_VOLATILITY * MEAN_VOLATILITY;
    private static final double REACTION = 0.05;
    private static final double MEMORY = 0.94;
    private static final double FLOOR = (1 - REACTION - MEMORY) * MEAN_VARIANCE;
    private static final double DEGREES_OF_FREEDOM = 6;

    private static final double TICKS = 100;
    private static final double MEAN_VOLUME = 25;
    private static final double VOLUME_NOISE = 0.4;
    private static final double LOTS = 1_000;

    private final LabMarket market;
    private final long startMs;
    private long index;
    private double logPrice;
    private double price;
    private double variance;
    private int direction;

    /** @param startMs open time of the market's first candle, in epoch milliseconds */
    Walk(LabMarket market, long startMs, MarketState from) {
        this.market = market;
        this.startMs = startMs;
        index = from.index();
        logPrice = from.logPrice();
        price = onTick(logPrice);
        variance = from.variance();
        direction = from.direction();
    }

    /** What a market is like before its first candle. */
    static MarketState beginning(RandomGenerator random) {
        return new MarketState(0, StrictMath.log(FIRST_PRICE), MEAN_VARIANCE, random.nextBoolean() ? 1 : -1);
    }

    /** The price as it is traded. */
    double price() {
        return price;
    }

    MarketState state() {
        return new MarketState(index, logPrice, variance, direction);
    }

    /** The next candle. */
    Candle next(RandomGenerator random) {
        return next(random, true);
    }

    /** The next candle without a volume, which costs less and leads no other way. */
    Candle nextPrices(RandomGenerator random) {
        return next(random, false);
    }

    private Candle next(RandomGenerator random, boolean withVolume) {
        turn(random.nextDouble());
        double scale = Rhythm.volatility(index) * Rhythm.volatility(index);
        double mixed = (DEGREES_OF_FREEDOM - 2) / Draws.chiSquare6(random);
        double shock = StrictMath.sqrt(variance * mixed) * Draws.gaussian(random);
        double within = scale * variance * mixed;
        double change = direction * market.drift(index) * MEAN_VOLATILITY
                - scale * variance / 2
                + Rhythm.volatility(index) * shock;
        double square = change * change;
        double up = (change + StrictMath.sqrt(square - 2 * within * Draws.logUniform(random))) / 2;
        double down = (change - StrictMath.sqrt(square - 2 * within * Draws.logUniform(random))) / 2;
        double open = price;
        double close = onTick(logPrice + change);
        var candle = new Candle(
                startMs + index * LabMarket.BASE.lengthMs(),
                open,
                Math.max(onTick(logPrice + up), Math.max(open, close)),
                Math.min(onTick(logPrice + down), Math.min(open, close)),
                close,
                withVolume ? volume(within, Draws.gaussian(random)) : 0,
                false);
        index++;
        logPrice += change;
        price = close;
        variance = FLOOR + REACTION * shock * shock + MEMORY * variance;
        return candle;
    }

    private void turn(double chance) {
        if (chance >= LIKELIEST_TURN) {
            return;
        }
        double away = direction * (logPrice - StrictMath.log(FIRST_PRICE));
        if (chance < TURN * StrictMath.exp(Math.clamp(PULL * away, -MOST_PULL, MOST_PULL))) {
            direction = -direction;
        }
    }

    private double volume(double within, double noise) {
        double amount = MEAN_VOLUME
                * Rhythm.volume(index)
                * StrictMath.sqrt(within / MEAN_VARIANCE)
                * StrictMath.exp(VOLUME_NOISE * noise);
        return Math.max(Math.rint(amount * LOTS), 1) / LOTS;
    }

    /** The price to the tick. Never less than one: a price of 0 is none. */
    private static double onTick(double logPrice) {
        return Math.max(Math.rint(StrictMath.exp(logPrice) * TICKS), 1) / TICKS;
    }
}
