package io.signalstack.trading.strategy;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The values of one version's numbers, one for each row of its table; immutable. */
public final class ParameterValues {

    private static final double BPS = 1e-4;

    private final Map<String, Double> values;
    private final SortedMap<String, String> texts;

    private ParameterValues(Map<String, Double> values, SortedMap<String, String> texts) {
        this.values = values;
        this.texts = Collections.unmodifiableSortedMap(texts);
    }

    /**
     * Reads the numbers of a definition; what is left out has its default.
     *
     * @param table the rows, those of {@link SharedParameters} among them
     * @param given the definition's parameters, by name
     * @param others names that are read elsewhere
     * @throws IllegalArgumentException naming the parameter, if one is in no row, not a number or out of its range
     */
    public static ParameterValues parse(Collection<Parameter> table, Map<String, String> given, String... others) {
        Map<String, String> unknown = new TreeMap<>(given);
        unknown.keySet().removeAll(Set.of(others));
        Map<String, Double> values = new HashMap<>();
        SortedMap<String, String> texts = new TreeMap<>();
        for (Parameter parameter : table) {
            String text = unknown.remove(parameter.key());
            BigDecimal value = text == null ? parameter.defaultValue() : parameter.parse(text);
            values.put(parameter.key(), value.doubleValue());
            texts.put(parameter.key(), value.stripTrailingZeros().toPlainString());
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "parameter " + unknown.keySet().iterator().next() + " is none of "
                            + Stream.concat(Stream.of(others), table.stream().map(Parameter::key))
                                    .toList());
        }
        return new ParameterValues(values, texts);
    }

    /** The value of one of the table's rows. */
    public double get(Parameter parameter) {
        return requireNonNull(values.get(parameter.key()));
    }

    /** The value of one of the table's rows that is a whole number. */
    public int whole(Parameter parameter) {
        return (int) get(parameter);
    }

    /** All values in their canonical texts, by name: plain decimals without trailing zeros. */
    public Map<String, String> texts() {
        return texts;
    }

    /** How signals are entered and left. */
    public TradeRules rules() {
        return new TradeRules(
                get(SharedParameters.STOP_ATR),
                get(SharedParameters.TARGET_ATR),
                whole(SharedParameters.HORIZON),
                Duration.ofSeconds((long) get(SharedParameters.FILL_DELAY)),
                (get(SharedParameters.FEE) + get(SharedParameters.SLIPPAGE)) * BPS,
                get(SharedParameters.MAX_COST_R));
    }
}
