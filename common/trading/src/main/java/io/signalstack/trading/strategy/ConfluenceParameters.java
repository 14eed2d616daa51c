package io.signalstack.trading.strategy;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The values of one confluence version, one for each {@link ConfluenceParameter}; immutable. */
public final class ConfluenceParameters {

    private final Map<ConfluenceParameter, Double> values = new EnumMap<>(ConfluenceParameter.class);
    private final ParameterValues all;

    private ConfluenceParameters(ParameterValues all) {
        this.all = all;
        for (ConfluenceParameter parameter : ConfluenceParameter.values()) {
            values.put(parameter, all.get(parameter.row()));
        }
    }

    /**
     * Reads a definition's parameters; what is left out has its default.
     *
     * @throws IllegalArgumentException naming the parameter, if one is unknown, not a number or out of its range
     */
    public static ConfluenceParameters parse(Map<String, String> given) {
        return new ConfluenceParameters(ParameterValues.parse(
                Arrays.stream(ConfluenceParameter.values())
                        .map(ConfluenceParameter::row)
                        .toList(),
                given));
    }

    public double get(ConfluenceParameter parameter) {
        return requireNonNull(values.get(parameter));
    }

    /** All values in their canonical texts: plain decimals without trailing zeros. */
    public Map<String, String> toMap() {
        return all.texts();
    }

    int warmUp() {
        return (int) get(ConfluenceParameter.WARM_UP);
    }

    double threshold() {
        return get(ConfluenceParameter.THRESHOLD);
    }

    TradeRules rules() {
        return all.rules();
    }
}
