package io.signalstack.trading.strategy;

import java.util.Arrays;
import java.util.Map;

/** The values of one confluence version, one for each {@link ConfluenceParameter}; immutable. */
public final class ConfluenceParameters {

    private final double[] values = new double[ConfluenceParameter.values().length];
    private final ParameterValues all;

    // An EnumMap would have to unbox a number per rule and candle.
    @SuppressWarnings("EnumOrdinal")
    private ConfluenceParameters(ParameterValues all) {
        this.all = all;
        for (ConfluenceParameter parameter : ConfluenceParameter.values()) {
            values[parameter.ordinal()] = all.get(parameter.row());
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

    @SuppressWarnings("EnumOrdinal")
    public double get(ConfluenceParameter parameter) {
        return values[parameter.ordinal()];
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
