package io.signalstack.trading.indicator;

import io.signalstack.trading.market.Candle;

/**
 * One indicator beyond the catalogue, from the first candle that it is given; mutable, with one owner.
 *
 * <p>Nothing is allocated for a candle. The scalars are its whole state; windows of candles are read from the catalogue's
 * rows, as far back as the candles that it was given.
 */
public final class FurtherIndicator {

    private static final int SLOPE_CANDLES = 10;
    private static final int PERCENTILE = 100;

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
         * @param set the catalogue, which has taken in the candle
         * @return the indicator's value, or NaN while it is undefined
         */
        double next(double close, double change, long nth, IndicatorSet set);
    }

    /** A value of the directional movement, or of the MACD. */
    @FunctionalInterface
    private interface Line<T> {
        double of(T indicator);
    }

    /** One that has seen nothing. */
    public FurtherIndicator(Specification specification) {
        this.specification = specification;
        scalars.set(value, Double.NaN);
        int period = specification.period();
        streaming = switch (specification.kind()) {
            case EMA -> {
                var ema = new Ema(scalars, period);
                yield (close, change, nth, set) -> close + ema.next(-change, nth);
            }
            case RSI -> {
                var rsi = new Rsi(scalars, period);
                yield (close, change, nth, set) -> nth == 1 ? Double.NaN : rsi.next(change, nth - 1, close);
            }
            case EMA_SLOPE -> slope(new Ema(scalars, period));
            case MACD -> macd(Macd::line);
            case MACD_SIGNAL -> macd(Macd::signal);
            case MACD_HISTOGRAM -> macd(Macd::histogram);
            case ATR -> {
                var atr = new WilderAverage(scalars, period);
                yield (close, change, nth, set) ->
                        nth == 1 ? Double.NaN : atr.next(set.rows().trueRange(), nth - 1);
            }
            case ADX -> movement(DirectionalMovement::adx);
            case PLUS_DI -> movement(DirectionalMovement::plusDi);
            case MINUS_DI -> movement(DirectionalMovement::minusDi);
            case VOLATILITY_PERCENTILE -> percentile(new OwnWindow(Specification.Kind.VOLATILITY, period));
            default -> {
                var window = new OwnWindow(specification.kind(), period);
                yield (close, change, nth, set) -> window.at(set.rows(), nth);
            }
        };
    }

    /** The average's change over ten candles, in ATRs of the catalogue; the distances of eleven averages are kept. */
    private Streaming slope(Ema ema) {
        int kept = SLOPE_CANDLES + 1;
        int distances = scalars.claim(kept);
        return (close, change, nth, set) -> {
            double distance = ema.next(-change, nth);
            scalars.set(distances + (int) (nth % kept), distance);
            if (nth <= SLOPE_CANDLES) {
                return Double.NaN;
            }
            double before = scalars.get(distances + (int) ((nth - SLOPE_CANDLES) % kept));
            double moved = close - set.rows().get(CandleRows.CLOSE, SLOPE_CANDLES) + (distance - before);
            return Zero.quotient(moved, set.snapshot().atr14(), close);
        };
    }

    private Streaming macd(Line<Macd> line) {
        var macd = new Macd(
                scalars,
                specification.periods().get(0),
                specification.periods().get(1),
                specification.periods().get(2));
        return (close, change, nth, set) -> {
            macd.next(-change, nth);
            return line.of(macd);
        };
    }

    private Streaming movement(Line<DirectionalMovement> line) {
        var movement = new DirectionalMovement(scalars, specification.period());
        return (close, change, nth, set) -> {
            if (nth > 1) {
                CandleRows rows = set.rows();
                movement.next(
                        rows.get(CandleRows.HIGH, 0) - rows.get(CandleRows.HIGH, 1),
                        rows.get(CandleRows.LOW, 1) - rows.get(CandleRows.LOW, 0),
                        rows.trueRange(),
                        nth - 1,
                        close);
            }
            return line.of(movement);
        };
    }

    /** The share of the hundred volatilities before that are not above the last one; they are kept. */
    private Streaming percentile(OwnWindow volatility) {
        int before = scalars.claim(PERCENTILE);
        return (close, change, nth, set) -> {
            double latest = volatility.at(set.rows(), nth);
            double limit = Zero.atMost(latest);
            int notAbove = 0;
            for (int i = 0; i < PERCENTILE; i++) {
                notAbove += scalars.get(before + i) <= limit ? 1 : 0;
            }
            scalars.set(before + (int) (nth % PERCENTILE), latest);
            return nth > specification.period() + PERCENTILE ? (double) notAbove / PERCENTILE : Double.NaN;
        };
    }

    /**
     * Takes in the next closed candle.
     *
     * @param set the catalogue of the same candles or more, which has taken it in just before
     */
    public void add(Candle candle, IndicatorSet set) {
        long nth = count() + 1;
        scalars.set(count, (double) nth);
        double close = candle.close();
        double change = nth > 1 ? close - scalars.get(previousClose) : 0;
        scalars.set(value, streaming.next(close, change, nth, set));
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
