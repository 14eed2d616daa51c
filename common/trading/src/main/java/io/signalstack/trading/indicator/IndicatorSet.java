package io.signalstack.trading.indicator;

import static io.signalstack.trading.indicator.CandleRows.CLOSE;
import static io.signalstack.trading.indicator.CandleRows.EMA_50_DISTANCE;
import static io.signalstack.trading.indicator.CandleRows.HIGH;
import static io.signalstack.trading.indicator.CandleRows.LOG_RETURN;
import static io.signalstack.trading.indicator.CandleRows.LOW;
import static io.signalstack.trading.indicator.CandleRows.SIGNED_VOLUME;

import io.signalstack.trading.market.Candle;

/**
 * All indicators of one instrument's timeframe, each computed once per candle; mutable, with one owner.
 *
 * <p>Work per candle is bounded and nothing is allocated. Recursions live in flat scalars; windows are recomputed from the
 * last rows, so that nothing is ever subtracted from a running sum. Both parts together are the whole state.
 */
public final class IndicatorSet {

    /** How many row slots there are; the nth candle, counted from 1, is in slot n modulo this. */
    public static final int ROW_SLOTS = CandleRows.SLOTS;

    private static final int PERIOD = 14;
    private static final int SLOPE_CANDLES = 10;
    private static final int TRADED_WINDOW = 20;

    private final Scalars scalars = new Scalars();
    private final int count = scalars.claim(1);
    private final Ema ema20 = new Ema(scalars, 20);
    private final Ema ema50 = new Ema(scalars, 50);
    private final Ema ema200 = new Ema(scalars, 200);
    private final Rsi rsi = new Rsi(scalars, PERIOD);
    private final Macd macd = new Macd(scalars, 12, 26, 9);
    private final WilderAverage atr = new WilderAverage(scalars, PERIOD);
    private final DirectionalMovement movement = new DirectionalMovement(scalars, PERIOD);

    private final CandleRows rows = new CandleRows();
    private final Windows windows = new Windows(rows);
    private final Values values = new Values();
    private final IndicatorSnapshot snapshot = new IndicatorSnapshot(values, this::tradedShare);

    /** Takes in the next closed candle. */
    public void add(Candle candle) {
        long nth = count() + 1;
        scalars.set(count, (double) nth);
        rows.add(candle, nth);
        double close = candle.close();

        double drop = nth > 1 ? rows.get(CLOSE, 1) - close : 0;
        double distance = ema50.next(drop, nth);
        put(Indicator.EMA_20, close + ema20.next(drop, nth));
        put(Indicator.EMA_50, close + distance);
        put(Indicator.EMA_200, close + ema200.next(drop, nth));
        rows.set(EMA_50_DISTANCE, distance);
        macd.next(drop, nth);
        putMacd();
        if (nth > 1) {
            addMovement(candle, -drop, nth - 1);
        }
        addWindows(candle, nth);
    }

    /** Works out what rests on the rows. Doing it again changes nothing. */
    private void addWindows(Candle candle, long nth) {
        double close = candle.close();
        if (nth > SLOPE_CANDLES) {
            double distance = rows.get(EMA_50_DISTANCE, 0);
            double change =
                    close - rows.get(CLOSE, SLOPE_CANDLES) + (distance - rows.get(EMA_50_DISTANCE, SLOPE_CANDLES));
            put(Indicator.EMA_SLOPE, Zero.quotient(change, values.get(Indicator.ATR_14), close));
        }
        windows.add(nth, close, values);
        snapshot.at(candle, nth);
    }

    private void addMovement(Candle candle, double change, long changes) {
        double close = candle.close();
        double previousClose = rows.get(CLOSE, 1);
        double trueRange = rows.trueRange();
        rows.set(SIGNED_VOLUME, Math.signum(change) * candle.volume());
        rows.set(LOG_RETURN, StrictMath.log1p(change / previousClose));
        put(Indicator.RSI_14, rsi.next(change, changes, close));
        put(Indicator.ATR_14, atr.next(trueRange, changes));
        movement.next(candle.high() - rows.get(HIGH, 1), rows.get(LOW, 1) - candle.low(), trueRange, changes, close);
        putMovement();
    }

    private void putMacd() {
        put(Indicator.MACD, macd.line());
        put(Indicator.MACD_SIGNAL, macd.signal());
        put(Indicator.MACD_HISTOGRAM, macd.histogram());
    }

    private void putMovement() {
        put(Indicator.PLUS_DI, movement.plusDi());
        put(Indicator.MINUS_DI, movement.minusDi());
        put(Indicator.ADX_14, movement.adx());
    }

    private void put(Indicator indicator, double value) {
        values.put(indicator, value);
    }

    private double tradedShare() {
        int candles = (int) Math.min(count(), TRADED_WINDOW);
        int synthetic = 0;
        for (int ago = 0; ago < candles; ago++) {
            synthetic += rows.get(CandleRows.SYNTHETIC, ago) == 0 ? 0 : 1;
        }
        return 1 - (double) synthetic / candles;
    }

    /** How many candles it has seen. */
    public long count() {
        return (long) scalars.get(count);
    }

    /** The last candles, for indicators beyond the catalogue. */
    CandleRows rows() {
        return rows;
    }

    /** A view of the values at the last candle, valid until the next one. */
    public IndicatorSnapshot snapshot() {
        return snapshot;
    }

    /** The slot of the row that the last candle was written to. */
    public int newestSlot() {
        return CandleRows.slot(count());
    }

    /** The recursive part of its state, copied: at most 100 values. */
    public double[] scalars() {
        return scalars.copy();
    }

    /** One row of its state, copied. */
    public double[] row(int slot) {
        return rows.row(slot);
    }

    /**
     * Takes over saved scalars; the rows are to be restored as well, and then {@link #resume()} called.
     *
     * @throws IllegalArgumentException if they are of another length than {@link #scalars()} gives
     */
    public void restoreScalars(double[] saved) {
        scalars.restore(saved);
        rows.restoreNewest(count());
    }

    /** Takes over one saved row. */
    public void restoreRow(int slot, double[] row) {
        rows.restoreRow(slot, row);
    }

    /** Makes the snapshot at the last candle anew, once scalars and rows are restored: the same to the last bit. */
    public void resume() {
        long nth = count();
        if (nth == 0) {
            return;
        }
        Candle last = rows.candle();
        double close = last.close();
        put(Indicator.EMA_20, close + ema20.last(nth));
        put(Indicator.EMA_50, close + ema50.last(nth));
        put(Indicator.EMA_200, close + ema200.last(nth));
        macd.last(nth);
        putMacd();
        put(Indicator.RSI_14, rsi.last(nth - 1, close));
        put(Indicator.ATR_14, atr.last(nth - 1));
        movement.last(nth - 1, close);
        putMovement();
        addWindows(last, nth);
    }
}
