package io.signalstack.trading.strategy;

import io.signalstack.trading.indicator.Specification;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The values of one confluence version, one for each {@link ConfluenceParameter}; immutable. */
public final class ConfluenceParameters {

    private final double[] values = new double[ConfluenceParameter.values().length];
    private final ParameterValues all;
    private final ChosenIndicator fastEma;
    private final ChosenIndicator middleEma;
    private final ChosenIndicator rsi;

    // An EnumMap would have to unbox a number per rule and candle.
    @SuppressWarnings("EnumOrdinal")
    private ConfluenceParameters(ParameterValues all) {
        this.all = all;
        for (ConfluenceParameter parameter : ConfluenceParameter.values()) {
            values[parameter.ordinal()] = all.get(parameter.row());
        }
        fastEma = ChosenIndicator.of(Specification.ema((int) get(ConfluenceParameter.FAST_EMA)));
        middleEma = ChosenIndicator.of(Specification.ema((int) get(ConfluenceParameter.MIDDLE_EMA)));
        rsi = ChosenIndicator.of(Specification.rsi((int) get(ConfluenceParameter.RSI_PERIOD)));
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

    ChosenIndicator fastEma() {
        return fastEma;
    }

    ChosenIndicator middleEma() {
        return middleEma;
    }

    ChosenIndicator rsi() {
        return rsi;
    }

    /** Those of them that are not in the catalogue. */
    List<Specification> further() {
        return Stream.of(fastEma, middleEma, rsi)
                .filter(ChosenIndicator::isFurther)
                .map(ChosenIndicator::specification)
                .distinct()
                .toList();
    }

    double threshold() {
        return get(ConfluenceParameter.THRESHOLD);
    }

    /** All of them as every kind's numbers. */
    ParameterValues numbers() {
        return all;
    }
}
