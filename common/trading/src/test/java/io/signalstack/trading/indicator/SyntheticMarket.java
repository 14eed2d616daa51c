package io.signalstack.trading.indicator;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A market that goes through the given phases over and over, without end; the same for the same seed. */
public final class SyntheticMarket {

    private static final int PHASE_CANDLES = 300;

    private final SplittableRandom random = new SplittableRandom(1);
    private final double anchor;
    private final double tick;
    private final Phase[] phases;
    private double price;
    private long nth;

    /** What the market does for 300 candles. */
    public enum Phase {
        /** About 0.2% a candle, drawn to where it began. */
        WALK,
        RISE,
        FALL,
        /** Traded at one price, always the same amount. */
        FLAT,
        /** Not traded at all. */
        SILENT,
        /** Wicks and jumps to ten times the price and back, a million times the volume. */
        SPIKES,
        /** One tick up or down, at almost the same volume. */
        TICKS
    }

    public SyntheticMarket(double anchor, double tick, Phase... phases) {
        this.anchor = anchor;
        this.tick = tick;
        this.phases = phases.clone();
        this.price = onTick(anchor);
    }

    public static List<Candle> candles(int count, double anchor, double tick, Phase... phases) {
        var market = new SyntheticMarket(anchor, tick, phases);
        List<Candle> candles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            candles.add(market.next());
        }
        return candles;
    }

    public Candle next() {
        Phase phase = phases[(int) (nth / PHASE_CANDLES % phases.length)];
        long openTimeMs = CandleSeries.START.toEpochMilli() + nth++ * Timeframe.M1.lengthMs();
        double drawn = 0.01 * Math.log(anchor / price);
        return switch (phase) {
            case WALK -> moved(openTimeMs, 1 + drawn + 0.002 * random.nextGaussian(), 50 * random.nextDouble());
            case RISE -> moved(openTimeMs, 1.002 + 0.001 * random.nextGaussian(), 50 * random.nextDouble());
            case FALL -> moved(openTimeMs, 1 / 1.002 + 0.001 * random.nextGaussian(), 50 * random.nextDouble());
            case FLAT -> new Candle(openTimeMs, price, price, price, price, 7, false);
            case SILENT -> Candle.flat(Instant.ofEpochMilli(openTimeMs), price);
            case SPIKES -> spiked(openTimeMs);
            case TICKS -> stepped(openTimeMs);
        };
    }

    private Candle moved(long openTimeMs, double factor, double volume) {
        double close = onTick(price * factor);
        return candle(openTimeMs, close, 1 + 0.001 * random.nextDouble(), 1 - 0.001 * random.nextDouble(), volume);
    }

    private Candle spiked(long openTimeMs) {
        boolean spike = random.nextInt(20) == 0;
        boolean high = price > anchor;
        double jump = spike && random.nextBoolean() ? (high ? 0.1 : 10) : 1;
        double close = onTick(price * jump * (1 + 0.002 * random.nextGaussian()));
        return candle(
                openTimeMs,
                close,
                spike ? 10 * random.nextDouble() + 1 : 1.0005,
                spike ? 0.1 : 0.9995,
                (spike ? 1e6 : 1) * random.nextDouble());
    }

    private Candle stepped(long openTimeMs) {
        double close = onTick(price + tick * (random.nextInt(3) - 1));
        return candle(openTimeMs, close, 1, 1, 1e6 + 1e-3 * random.nextDouble());
    }

    private Candle candle(long openTimeMs, double close, double above, double below, double volume) {
        double open = price;
        price = close;
        return new Candle(
                openTimeMs,
                open,
                Math.max(onTick(Math.max(open, close) * above), Math.max(open, close)),
                Math.min(onTick(Math.min(open, close) * below), Math.min(open, close)),
                close,
                volume,
                false);
    }

    private double onTick(double level) {
        return Math.max(1, Math.rint(level / tick)) * tick;
    }
}
