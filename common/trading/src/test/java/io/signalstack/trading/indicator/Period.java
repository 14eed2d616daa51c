package io.signalstack.trading.indicator;

import static io.signalstack.trading.indicator.Indicator.ADX_14;
import static io.signalstack.trading.indicator.Indicator.ATR_14;
import static io.signalstack.trading.indicator.Indicator.BANDWIDTH;
import static io.signalstack.trading.indicator.Indicator.BOLLINGER_LOWER;
import static io.signalstack.trading.indicator.Indicator.BOLLINGER_UPPER;
import static io.signalstack.trading.indicator.Indicator.DONCHIAN_HIGH;
import static io.signalstack.trading.indicator.Indicator.DONCHIAN_LOW;
import static io.signalstack.trading.indicator.Indicator.MACD;
import static io.signalstack.trading.indicator.Indicator.MACD_HISTOGRAM;
import static io.signalstack.trading.indicator.Indicator.MINUS_DI;
import static io.signalstack.trading.indicator.Indicator.OBV_SLOPE;
import static io.signalstack.trading.indicator.Indicator.PERCENT_B;
import static io.signalstack.trading.indicator.Indicator.PLUS_DI;
import static io.signalstack.trading.indicator.Indicator.RSI_14;
import static io.signalstack.trading.indicator.Indicator.SMA_20;
import static io.signalstack.trading.indicator.Indicator.STOCHASTIC_D;
import static io.signalstack.trading.indicator.Indicator.STOCHASTIC_K;
import static io.signalstack.trading.indicator.Indicator.VOLUME_Z;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every period of the catalogue, and the indicators that it decides. */
enum Period {
    EMA_20(20, Indicator.EMA_20),
    EMA_50(50, Indicator.EMA_50, Indicator.EMA_SLOPE),
    EMA_200(200, Indicator.EMA_200),
    SLOPE(10, Indicator.EMA_SLOPE),
    BANDS(20, SMA_20, BOLLINGER_UPPER, BOLLINGER_LOWER, PERCENT_B, BANDWIDTH),
    RSI(14, RSI_14),
    MACD_FAST(12, MACD, Indicator.MACD_SIGNAL, MACD_HISTOGRAM),
    MACD_SLOW(26, MACD, Indicator.MACD_SIGNAL, MACD_HISTOGRAM),
    MACD_SIGNAL(9, Indicator.MACD_SIGNAL, MACD_HISTOGRAM),
    ATR(14, ATR_14, Indicator.EMA_SLOPE),
    DIRECTIONAL_MOVEMENT(14, PLUS_DI, MINUS_DI, ADX_14),
    ADX(14, ADX_14),
    STOCHASTIC(14, STOCHASTIC_K, STOCHASTIC_D),
    STOCHASTIC_SLOWING(3, STOCHASTIC_K, STOCHASTIC_D),
    STOCHASTIC_AVERAGE(3, STOCHASTIC_D),
    VOLUME(20, VOLUME_Z),
    DONCHIAN(20, DONCHIAN_HIGH, DONCHIAN_LOW),
    OBV(20, OBV_SLOPE),
    VOLATILITY(20, Indicator.VOLATILITY, Indicator.VOLATILITY_PERCENTILE),
    PERCENTILE(100, Indicator.VOLATILITY_PERCENTILE);

    private final int length;

    // A list that cannot be changed; the checker does not know it.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Indicator> decides;

    Period(int length, Indicator... decides) {
        this.length = length;
        this.decides = List.of(decides);
    }

    /** The indicators whose values are others with another length. */
    List<Indicator> decides() {
        return decides;
    }

    /** The lengths that the catalogue names. */
    static Map<Period, Integer> asDefined() {
        Map<Period, Integer> lengths = new EnumMap<>(Period.class);
        for (Period period : values()) {
            lengths.put(period, period.length);
        }
        return lengths;
    }

    /** The same, but for this one, which is longer or shorter by that much. */
    Map<Period, Integer> offBy(int difference) {
        Map<Period, Integer> lengths = asDefined();
        lengths.put(this, length + difference);
        return lengths;
    }
}
