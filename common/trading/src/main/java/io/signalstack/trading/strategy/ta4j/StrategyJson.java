package io.signalstack.trading.strategy.ta4j;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleWindow;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.serialization.ComponentDescriptor;
import org.ta4j.core.serialization.ComponentSerialization;

/**
 * Reads a strategy as {@link Strategy#toJson()} writes it.
 *
 * <p>Not with ta4j's own reader: that loads any class that the text names, searches the class path for indicators, and now
 * and then makes something else of what was written (a MACD with other periods than 12 and 26, for one). Here every type
 * has its line in {@link JsonRules} or {@link JsonIndicators}, and what has none is refused.
 */
final class StrategyJson {

    /** Longest period in candles: what recurs over it has settled within the window. */
    static final int LONGEST_PERIOD = 250;

    static final int LONGEST_TEXT = 16_384;
    private static final int MOST_PARTS = 100;

    private static final String ENTRY = "entry";
    private static final String EXIT = "exit";
    private static final String UNSTABLE_BARS = "unstableBars";
    private static final String STARTING_TYPE = "startingType";

    private StrategyJson() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException naming the field, if it is not a strategy, or not one that can be used
     */
    static Recipe read(String json) {
        ComponentDescriptor strategy = parse(json);
        String type = String.valueOf(strategy.getType());
        if (!type.equals("BaseStrategy")) {
            throw new UnusableJson("type '" + type + "' is not BaseStrategy");
        }
        if (parts(strategy) > MOST_PARTS) {
            throw new UnusableJson("it has more than " + MOST_PARTS + " rules and indicators");
        }
        int unstable = unstableBars(strategy.getParameters());
        TradeType starting = startingType(strategy.getParameters());
        ComponentDescriptor entry = rule(strategy, ENTRY);
        ComponentDescriptor exit = rule(strategy, EXIT);
        Recipe.Maker maker = series -> new BaseStrategy(
                JsonRules.rule(JsonPart.root(ENTRY, entry, series)),
                JsonRules.rule(JsonPart.root(EXIT, exit, series)),
                unstable,
                starting);
        maker.on(trialSeries());
        return new Recipe(starting == TradeType.BUY ? Side.LONG : Side.SHORT, phrase(entry), maker);
    }

    private static ComponentDescriptor parse(String json) {
        if (json.length() > LONGEST_TEXT) {
            throw new UnusableJson("it has " + json.length() + " characters, more than " + LONGEST_TEXT);
        }
        @Nullable ComponentDescriptor strategy;
        try {
            strategy = ComponentSerialization.parse(json);
        } catch (RuntimeException e) {
            throw new UnusableJson("it is not a ta4j strategy: " + e.getMessage(), e);
        }
        // ta4j takes what is no JSON for a label.
        if (strategy == null || strategy.getType() == null) {
            throw new UnusableJson("it is not a ta4j strategy");
        }
        return strategy;
    }

    private static int parts(@Nullable ComponentDescriptor descriptor) {
        int parts = 1;
        if (descriptor != null) {
            for (ComponentDescriptor component : descriptor.getComponents()) {
                parts += parts(component);
            }
        }
        return parts;
    }

    private static int unstableBars(Map<String, Object> parameters) {
        for (String name : parameters.keySet()) {
            if (!name.equals(UNSTABLE_BARS) && !name.equals(STARTING_TYPE)) {
                throw new UnusableJson(name + " is not known");
            }
        }
        Object given = parameters.getOrDefault(UNSTABLE_BARS, 0);
        if (!(given instanceof Number number)
                || number.doubleValue() != number.intValue()
                || number.intValue() < 0
                || number.intValue() >= CandleWindow.LENGTH) {
            throw new UnusableJson(
                    UNSTABLE_BARS + " '" + given + "' is not a whole number from 0 to " + (CandleWindow.LENGTH - 1));
        }
        return number.intValue();
    }

    private static TradeType startingType(Map<String, Object> parameters) {
        Object given = parameters.getOrDefault(STARTING_TYPE, TradeType.BUY.name());
        return switch (String.valueOf(given)) {
            case "BUY" -> TradeType.BUY;
            case "SELL" -> TradeType.SELL;
            default -> throw new UnusableJson(STARTING_TYPE + " '" + given + "' is neither BUY nor SELL");
        };
    }

    private static ComponentDescriptor rule(ComponentDescriptor strategy, String label) {
        List<ComponentDescriptor> rules = strategy.getComponents();
        if (rules.size() != 2) {
            throw new UnusableJson("rules are " + rules.size() + ", not an entry and an exit");
        }
        for (ComponentDescriptor rule : rules) {
            if (rule != null && label.equals(rule.getLabel())) {
                return rule;
            }
        }
        throw new UnusableJson("rules have no " + label);
    }

    /** The tree of rules, such as {@code AndRule(OverIndicatorRule, CrossedUpIndicatorRule)}. */
    private static String phrase(ComponentDescriptor rule) {
        String inner = rule.getComponents().stream()
                .filter(component -> JsonRules.names().contains(component.getType()))
                .map(StrategyJson::phrase)
                .collect(Collectors.joining(", "));
        return inner.isEmpty() ? rule.getType() : rule.getType() + "(" + inner + ")";
    }

    private static BarSeries trialSeries() {
        return new CandleBars(List.of(new Candle(0, 1, 1, 1, 1, 0, false)), Timeframe.M1);
    }
}
