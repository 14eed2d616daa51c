package io.signalstack.lab;

import io.signalstack.trading.market.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The course of a simulated market: each candle is a function of seed, market and index. May be asked by several threads,
 * for any candle in any order.
 *
 * <p>A candle depends on all before it, so the state before each {@value #SPACING}th one is kept once it is known, some 50
 * bytes a day of the market; from there it is generated anew.
 */
public final class Course {

    private static final int SPACING = 96;

    /** No candle has this index: what a market begins with is drawn from it. */
    private static final long BEGINNING = -1;

    private final long seed;
    private final LabMarket market;
    private final long startMs;
    private final List<MarketState> kept = new ArrayList<>();

    /**
     * A course of which nothing is known yet.
     *
     * @param seed which of its courses the market takes
     * @param start when its first candle opens
     */
    public Course(long seed, LabMarket market, Instant start) {
        LabMarket.BASE.requireOpenTime(start.toEpochMilli());
        this.seed = seed;
        this.market = market;
        this.startMs = start.toEpochMilli();
        kept.add(Walk.beginning(Draws.begin(Draws.mix(seed, market.number(), BEGINNING))));
    }

    /** Which market's course it is. */
    public LabMarket market() {
        return market;
    }

    /** The candles from an index up to, and without, another one. */
    public List<Candle> candles(long from, long to) {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(
                    "candles from " + from + " to " + to + " are not in order, or before the first");
        }
        Walk walk = walk(from);
        List<Candle> candles = new ArrayList<>(Math.toIntExact(to - from));
        for (long index = from; index < to; index++) {
            candles.add(step(walk, index));
        }
        return candles;
    }

    /** The index of the candle that an instant lies in; negative before the first. */
    public long indexAt(Instant instant) {
        return Math.floorDiv(instant.toEpochMilli() - startMs, LabMarket.BASE.lengthMs());
    }

    /** When the candle of an index opens. */
    public Instant openTime(long index) {
        return Instant.ofEpochMilli(startMs + index * LabMarket.BASE.lengthMs());
    }

    long seed() {
        return seed;
    }

    /** The market as it is before the candle of an index. */
    MarketState stateBefore(long index) {
        return walk(index).state();
    }

    /** A way on from a state, with chances of its own. */
    Walk from(MarketState state) {
        return new Walk(market, startMs, state);
    }

    /** How many states are kept. */
    int states() {
        synchronized (kept) {
            return kept.size();
        }
    }

    private Walk walk(long index) {
        Walk walk = from(nearest(index));
        for (long at = walk.state().index(); at < index; at++) {
            step(walk, at);
        }
        return walk;
    }

    /** Takes a step that is the market's own. */
    private Candle step(Walk walk, long index) {
        Candle candle = walk.next(Draws.begin(Draws.mix(seed, market.number(), index)));
        keep(walk, index + 1);
        return candle;
    }

    private MarketState nearest(long index) {
        synchronized (kept) {
            return kept.get((int) Math.min(index / SPACING, kept.size() - 1));
        }
    }

    private void keep(Walk walk, long index) {
        if (index % SPACING == 0) {
            synchronized (kept) {
                if (index / SPACING == kept.size()) {
                    kept.add(walk.state());
                }
            }
        }
    }
}
