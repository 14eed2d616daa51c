package io.signalstack.lab;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.util.List;

/**
 * The simulated markets, and what is planted in each of them: a drift that goes on for days in one direction, then in the
 * other.
 */
public enum LabMarket {

    /** A drift that a breakout earns from, after costs, on 1h. */
    TREND(1, Strength.STRONG, Long.MAX_VALUE),

    /** No drift: costs only, so that everything loses. */
    COIN(2, 0, 0),

    /** As {@link #TREND} for 18 months, as {@link #COIN} after: what was earned stops being earned. */
    FADE(3, Strength.STRONG, LabMarket.HISTORY / 24 * 18),

    /** A drift that is worth about what trading it costs: nothing can be said. */
    FAIR(4, Strength.OF_COSTS, Long.MAX_VALUE);

    /** Candles of two years. */
    public static final int HISTORY = 70_080;

    /** The course that the local stack's markets take, fixed before anybody had looked at it. */
    public static final long SEED = 2026;

    /** The length of a candle. */
    public static final Timeframe BASE = Timeframe.M15;

    /** What is scored. */
    public static final List<Timeframe> TIMEFRAMES = List.of(Timeframe.M15, Timeframe.H1, Timeframe.H4, Timeframe.D1);

    /** Drifts of a candle in units of its mean volatility. Chosen on seeds that no report shows. */
    private static final class Strength {
        private static final double STRONG = 0.09;
        private static final double OF_COSTS = 0.06;
    }

    private final int number;
    private final double drift;
    private final long driftsUntil;

    LabMarket(int number, double drift, long driftsUntil) {
        this.number = number;
        this.drift = drift;
        this.driftsUntil = driftsUntil;
    }

    /** What is traded, such as {@code LAB:TREND/USD}. */
    public Instrument instrument() {
        return new Instrument("LAB", name(), "USD");
    }

    /** Its first series. */
    public Series series() {
        return new Series(
                Series.id(instrument(), 1),
                instrument(),
                BigDecimal.ONE.movePointLeft(2),
                BASE,
                TIMEFRAMES,
                MarketKind.simulated());
    }

    /** Part of every seed; never changed. */
    int number() {
        return number;
    }

    /** How strong the drift of a candle is, whichever its direction, in units of the mean volatility. */
    double drift(long index) {
        return index < driftsUntil ? drift : 0;
    }
}
