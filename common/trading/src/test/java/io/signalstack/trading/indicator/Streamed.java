package io.signalstack.trading.indicator;

import io.signalstack.trading.market.Candle;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the engine's indicators give for each candle of a series. */
final class Streamed {

    private final Map<Indicator, double[]> values = new EnumMap<>(Indicator.class);

    Streamed(List<Candle> candles) {
        this(new IndicatorSet(), candles);
    }

    /** Lets a set that may have seen others before go on with these. */
    Streamed(IndicatorSet set, List<Candle> candles) {
        for (Indicator indicator : Indicator.values()) {
            values.put(indicator, new double[candles.size()]);
        }
        for (int i = 0; i < candles.size(); i++) {
            set.add(candles.get(i));
            for (Indicator indicator : Indicator.values()) {
                values.get(indicator)[i] = set.snapshot().get(indicator);
            }
        }
    }

    double[] of(Indicator indicator) {
        return values.get(indicator);
    }
}
