package io.signalstack.trading.indicator;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An indicator and its periods, in the catalogue or beyond it.
 *
 * @param kind which indicator
 * @param periods over how many candles, each from {@value #MIN_PERIOD} to {@value #MAX_PERIOD}: for the MACD fast, slow and
 *     signal, else one
 */
public record Specification(Kind kind, List<Integer> periods) implements Comparable<Specification> {

    public static final int MIN_PERIOD = 2;
    public static final int MAX_PERIOD = 100;

    private static final Comparator<Specification> ORDER = Comparator.comparing(Specification::kind)
            .thenComparing(
                    one -> one.periods().stream().mapToInt(Integer::intValue).toArray(), Arrays::compare);

    private static final Map<Specification, Indicator> CATALOGUE = Map.ofEntries(
            Map.entry(ema(20), Indicator.EMA_20),
            Map.entry(ema(50), Indicator.EMA_50),
            Map.entry(of(Kind.EMA_SLOPE, 50), Indicator.EMA_SLOPE),
            Map.entry(of(Kind.SMA, 20), Indicator.SMA_20),
            Map.entry(rsi(14), Indicator.RSI_14),
            Map.entry(of(Kind.MACD, 12, 26, 9), Indicator.MACD),
            Map.entry(of(Kind.MACD_SIGNAL, 12, 26, 9), Indicator.MACD_SIGNAL),
            Map.entry(of(Kind.MACD_HISTOGRAM, 12, 26, 9), Indicator.MACD_HISTOGRAM),
            Map.entry(of(Kind.BOLLINGER_UPPER, 20), Indicator.BOLLINGER_UPPER),
            Map.entry(of(Kind.BOLLINGER_LOWER, 20), Indicator.BOLLINGER_LOWER),
            Map.entry(of(Kind.PERCENT_B, 20), Indicator.PERCENT_B),
            Map.entry(of(Kind.BANDWIDTH, 20), Indicator.BANDWIDTH),
            Map.entry(of(Kind.ATR, 14), Indicator.ATR_14),
            Map.entry(of(Kind.ADX, 14), Indicator.ADX_14),
            Map.entry(of(Kind.PLUS_DI, 14), Indicator.PLUS_DI),
            Map.entry(of(Kind.MINUS_DI, 14), Indicator.MINUS_DI),
            Map.entry(of(Kind.STOCHASTIC_K, 14), Indicator.STOCHASTIC_K),
            Map.entry(of(Kind.STOCHASTIC_D, 14), Indicator.STOCHASTIC_D),
            Map.entry(of(Kind.VOLUME_Z, 20), Indicator.VOLUME_Z),
            Map.entry(of(Kind.DONCHIAN_HIGH, 20), Indicator.DONCHIAN_HIGH),
            Map.entry(of(Kind.DONCHIAN_LOW, 20), Indicator.DONCHIAN_LOW),
            Map.entry(of(Kind.OBV_SLOPE, 20), Indicator.OBV_SLOPE),
            Map.entry(of(Kind.VOLATILITY, 20), Indicator.VOLATILITY),
            Map.entry(of(Kind.VOLATILITY_PERCENTILE, 20), Indicator.VOLATILITY_PERCENTILE));

    /** What can be asked for with periods of one's own: all that the catalogue has, each defined as there. */
    public enum Kind {
        EMA("ema"),
        EMA_SLOPE("emaSlope"),
        SMA("sma"),
        RSI("rsi"),
        MACD("macd"),
        MACD_SIGNAL("macdSignal"),
        MACD_HISTOGRAM("macdHistogram"),
        BOLLINGER_UPPER("bollingerUpper"),
        BOLLINGER_LOWER("bollingerLower"),
        PERCENT_B("percentB"),
        BANDWIDTH("bandwidth"),
        ATR("atr"),
        ADX("adx"),
        PLUS_DI("plusDi"),
        MINUS_DI("minusDi"),
        STOCHASTIC_K("stochasticK"),
        STOCHASTIC_D("stochasticD"),
        VOLUME_Z("volumeZ"),
        DONCHIAN_HIGH("donchianHigh"),
        DONCHIAN_LOW("donchianLow"),
        OBV_SLOPE("obvSlope"),
        VOLATILITY("volatility"),
        VOLATILITY_PERCENTILE("volatilityPercentile");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** How many periods it has. */
        public int periods() {
            return switch (this) {
                case MACD, MACD_SIGNAL, MACD_HISTOGRAM -> 3;
                default -> 1;
            };
        }
    }

    /**
     * Checks the periods.
     *
     * @throws IllegalArgumentException naming the period that is out of its range, or the kind if there are too few or many, or
     *     the fast one is not under the slow one
     */
    public Specification {
        periods = List.copyOf(periods);
        for (int period : periods) {
            if (period < MIN_PERIOD || period > MAX_PERIOD) {
                throw new IllegalArgumentException(
                        "indicator period " + period + " is not from " + MIN_PERIOD + " to " + MAX_PERIOD);
            }
        }
        if (periods.size() != kind.periods()) {
            throw new IllegalArgumentException(
                    "indicator " + kind + " has " + kind.periods() + " periods, not " + periods);
        }
        if (periods.size() == 3 && periods.get(0) >= periods.get(1)) {
            throw new IllegalArgumentException(
                    "indicator " + kind + " has a fast period not under its slow one: " + periods);
        }
    }

    /** One of a kind. */
    public static Specification of(Kind kind, int... periods) {
        return new Specification(kind, Arrays.stream(periods).boxed().toList());
    }

    /** An exponential average of closes. */
    public static Specification ema(int period) {
        return of(Kind.EMA, period);
    }

    /** A relative strength index. */
    public static Specification rsi(int period) {
        return of(Kind.RSI, period);
    }

    /** Its period, the fast one if it has several. */
    public int period() {
        return periods.getFirst();
    }

    /** The one of the catalogue that is the same, or null. */
    public @Nullable Indicator catalogued() {
        return CATALOGUE.get(this);
    }

    /** Its name in a signal's map, such as {@code ema30} or {@code macd8_21_5}. */
    public String key() {
        return kind.key + periods.stream().map(String::valueOf).collect(Collectors.joining("_"));
    }

    @Override
    public int compareTo(Specification other) {
        return ORDER.compare(this, other);
    }
}
