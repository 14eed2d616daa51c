package io.signalstack.trading.strategy;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The values of one confluence version, one for each {@link ConfluenceParameter}; immutable. */
public final class ConfluenceParameters {

    private static final double BPS = 1e-4;

    private final Map<ConfluenceParameter, Double> values;
    private final Map<String, String> texts;

    private ConfluenceParameters(Map<ConfluenceParameter, Double> values, Map<String, String> texts) {
        this.values = values;
        this.texts = texts;
    }

    /**
     * Reads a definition's parameters; what is left out has its default.
     *
     * @throws IllegalArgumentException naming the parameter, if one is unknown, not a number or out of its range
     */
    public static ConfluenceParameters parse(Map<String, String> given) {
        Map<String, String> unknown = new TreeMap<>(given);
        Map<ConfluenceParameter, Double> values = new EnumMap<>(ConfluenceParameter.class);
        Map<String, String> texts = new TreeMap<>();
        for (ConfluenceParameter parameter : ConfluenceParameter.values()) {
            String text = unknown.remove(parameter.key());
            BigDecimal value = text == null ? parameter.defaultValue() : parameter.parse(text);
            values.put(parameter, value.doubleValue());
            texts.put(parameter.key(), value.stripTrailingZeros().toPlainString());
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "parameter " + unknown.keySet().iterator().next() + " is none of "
                            + Arrays.stream(ConfluenceParameter.values())
                                    .map(ConfluenceParameter::key)
                                    .toList());
        }
        return new ConfluenceParameters(values, Collections.unmodifiableMap(texts));
    }

    public double get(ConfluenceParameter parameter) {
        return requireNonNull(values.get(parameter));
    }

    /** All values in their canonical texts: plain decimals without trailing zeros. */
    public Map<String, String> toMap() {
        return texts;
    }

    int warmUp() {
        return (int) get(ConfluenceParameter.WARM_UP);
    }

    double threshold() {
        return get(ConfluenceParameter.THRESHOLD);
    }

    TradeRules rules() {
        return new TradeRules(
                get(ConfluenceParameter.STOP_ATR),
                get(ConfluenceParameter.TARGET_ATR),
                (int) get(ConfluenceParameter.HORIZON),
                Duration.ofSeconds((long) get(ConfluenceParameter.FILL_DELAY)),
                (get(ConfluenceParameter.FEE) + get(ConfluenceParameter.SLIPPAGE)) * BPS,
                get(ConfluenceParameter.MAX_COST_R));
    }
}
