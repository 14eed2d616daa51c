package io.signalstack.trading.strategy.ta4j;

import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.Parameter;
import io.signalstack.trading.strategy.ParameterValues;
import io.signalstack.trading.strategy.SharedParameters;
import io.signalstack.trading.strategy.TextParameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of one ta4j version: its texts, the rows that every kind has, and those of its catalogue strategy.
 *
 * @param recipe how the ta4j strategy is made
 * @param numbers all its numbers
 * @param useExitRule whether its exit rule ends a trade
 * @param texts all its parameters in their canonical texts
 */
record Ta4jParameters(Recipe recipe, ParameterValues numbers, boolean useExitRule, Map<String, String> texts) {

    static final TextParameter NAME =
            new TextParameter("name", "", Catalogue.names(), "Which strategy of the catalogue; either this or json.");
    static final TextParameter JSON = new TextParameter(
            "json", "", List.of(), "A strategy as ta4j writes it, at most 16,384 characters; either this or name.");
    static final TextParameter SIDE = new TextParameter(
            "side",
            Side.LONG.name(),
            List.of(Side.LONG.name(), Side.SHORT.name()),
            "Which side a strategy of the catalogue opens; SHORT mirrors its rules. In json it is the startingType.");
    static final TextParameter USE_EXIT_RULE = new TextParameter(
            "useExitRule",
            "false",
            List.of("false", "true"),
            "Whether the exit rule ends a trade before its levels do.");

    /** The rows that are no numbers. */
    static final List<TextParameter> TEXTS = List.of(NAME, JSON, SIDE, USE_EXIT_RULE);

    /**
     * Reads a definition's parameters; what is left out has its default.
     *
     * @throws IllegalArgumentException naming the parameter, if one is unknown or unusable
     */
    static Ta4jParameters parse(Map<String, String> given) {
        boolean named = given.containsKey(NAME.key());
        if (named == given.containsKey(JSON.key())) {
            throw new IllegalArgumentException("parameter name or json: exactly one of them has to be given");
        }
        return named ? ofCatalogue(given) : ofJson(given);
    }

    private static Ta4jParameters ofCatalogue(Map<String, String> given) {
        String name = NAME.of(given);
        Classic classic = Catalogue.find(name).orElseThrow();
        ParameterValues numbers = numbers(classic.rows(), given);
        Side side = Side.valueOf(SIDE.of(given));
        Map<String, String> texts = new TreeMap<>(numbers.texts());
        texts.put(NAME.key(), name);
        texts.put(SIDE.key(), side.name());
        return of(classic.recipe(side, numbers), numbers, given, texts);
    }

    private static Ta4jParameters ofJson(Map<String, String> given) {
        if (given.containsKey(SIDE.key())) {
            throw new IllegalArgumentException("parameter side is not for json: there the startingType says it");
        }
        String json = JSON.of(given).strip();
        ParameterValues numbers = numbers(List.of(), given);
        Map<String, String> texts = new TreeMap<>(numbers.texts());
        texts.put(JSON.key(), json);
        return of(StrategyJson.read(json), numbers, given, texts);
    }

    private static Ta4jParameters of(
            Recipe recipe, ParameterValues numbers, Map<String, String> given, Map<String, String> texts) {
        String useExitRule = USE_EXIT_RULE.of(given);
        texts.put(USE_EXIT_RULE.key(), useExitRule);
        return new Ta4jParameters(
                recipe, numbers, Boolean.parseBoolean(useExitRule), Collections.unmodifiableMap(texts));
    }

    private static ParameterValues numbers(List<Parameter> own, Map<String, String> given) {
        List<Parameter> table = new ArrayList<>(SharedParameters.ALL);
        table.addAll(own);
        return ParameterValues.parse(
                table, given, TEXTS.stream().map(TextParameter::key).toArray(String[]::new));
    }
}
