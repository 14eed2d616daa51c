package io.signalstack.trading.indicator;

import io.signalstack.trading.market.Candle;

/**
 * One indicator beyond the catalogue, from the first candle that it is given; mutable, with one owner.
 *
 * <p>Nothing is allocated for a candle. The scalars are its whole state.
 */
public final class FurtherIndicator {

    private final Specification specification;
    private final Scalars scalars = new Scalars();
    private final int count = scalars.claim(1);
    private final int previousClose = scalars.claim(1);
    private final int value = scalars.claim(1);
    private final Streaming streaming;

    /** Its formula. */
    @FunctionalInterface
    private interface Streaming {

        /**
         * Takes in the next close.
         *
         * @param change since the one before; 0 at the first
         * @param nth how many candles there have been with this one
         * @return the indicator's value, or NaN while it is undefined
         */
        double next(double close, double change, long nth);
    }

    /** One that has seen nothing. */
    public FurtherIndicator(Specification specification) {
        this.specification = specification;
        scalars.set(value, Double.NaN);
        streaming = switch (specification.kind()) {
            case EMA -> {
                var ema = new Ema(scalars, specification.period());
                yield (close, change, nth) -> close + ema.next(-change, nth);
            }
            case RSI -> {
                var rsi = new Rsi(scalars, specification.period());
                yield (close, change, nth) -> nth == 1 ? Double.NaN : rsi.next(change, nth - 1, close);
            }
        };
    }

    /** Takes in the next closed candle. */
    public void add(Candle candle) {
        long nth = count() + 1;
        scalars.set(count, (double) nth);
        double close = candle.close();
        double change = nth > 1 ? close - scalars.get(previousClose) : 0;
        scalars.set(value, streaming.next(close, change, nth));
        scalars.set(previousClose, close);
    }

    public Specification specification() {
        return specification;
    }

    /** How many candles it has seen. */
    public long count() {
        return (long) scalars.get(count);
    }

    /** Its value at the last candle; NaN while it is undefined. */
    public double value() {
        return scalars.get(value);
    }

    /** Its state, copied. */
    public double[] scalars() {
        return scalars.copy();
    }

    /**
     * Takes over saved scalars.
     *
     * @throws IllegalArgumentException if they are of another length than {@link #scalars()} gives
     */
    public void restoreScalars(double[] saved) {
        scalars.restore(saved);
    }
}
