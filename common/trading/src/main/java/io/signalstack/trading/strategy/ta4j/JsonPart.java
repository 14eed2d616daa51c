package io.signalstack.trading.strategy.ta4j;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.Rule;
import org.ta4j.core.num.Num;
import org.ta4j.core.serialization.ComponentDescriptor;

/**
 * A rule or indicator in a strategy's JSON, and what has been taken of it so far; mutable, used once. All of it has to be
 * taken: what is not understood is refused, not left out.
 */
final class JsonPart {

    private static final int DEEPEST = 16;

    private final String path;
    private final int depth;
    private final ComponentDescriptor descriptor;
    private final BarSeries series;
    private final Set<String> taken = new HashSet<>();
    private int next;

    private JsonPart(String path, int depth, ComponentDescriptor descriptor, BarSeries series) {
        this.path = path;
        this.depth = depth;
        this.descriptor = descriptor;
        this.series = series;
        if (depth > DEEPEST) {
            throw new UnusableJson("it is nested deeper than " + DEEPEST);
        }
    }

    /** The whole of a rule. */
    static JsonPart root(String name, @Nullable ComponentDescriptor descriptor, BarSeries series) {
        return child(name, 1, descriptor, series);
    }

    private static JsonPart child(
            String parent, int depth, @Nullable ComponentDescriptor descriptor, BarSeries series) {
        if (descriptor == null || descriptor.getType() == null) {
            throw new UnusableJson(parent + " has a component without a type");
        }
        return new JsonPart(parent + "." + descriptor.getType(), depth, descriptor, series);
    }

    BarSeries series() {
        return series;
    }

    String type() {
        return descriptor.getType();
    }

    String path() {
        return path;
    }

    /** The next component, whatever it is. */
    JsonPart part() {
        if (next >= descriptor.getComponents().size()) {
            throw new UnusableJson(path + " has " + next + " components, which are too few");
        }
        return child(path, depth + 1, descriptor.getComponents().get(next++), series);
    }

    /** The next component, an indicator of numbers. */
    Indicator<Num> num() {
        return JsonIndicators.number(part());
    }

    /** The next component, an indicator of numbers of a certain class. */
    <T extends Indicator<Num>> T num(Class<T> type) {
        Indicator<Num> indicator = num();
        if (!type.isInstance(indicator)) {
            throw new UnusableJson(path + " has a component that is not a " + type.getSimpleName());
        }
        return type.cast(indicator);
    }

    /** The next component, an indicator of yes and no. */
    Indicator<Boolean> flag() {
        return JsonIndicators.flag(part());
    }

    /** The next component, a rule. */
    Rule rule() {
        return JsonRules.rule(part());
    }

    /** All further components, which are rules. */
    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        while (next < descriptor.getComponents().size()) {
            rules.add(rule());
        }
        return rules;
    }

    /** How many candles it looks back: a whole number from 1 to the longest period. */
    int period(String name) {
        double value = number(name);
        if (value != StrictMath.rint(value) || value < 1 || value > StrategyJson.LONGEST_PERIOD) {
            throw new UnusableJson(path + "." + name + " '" + text(name) + "' is not a whole number from 1 to "
                    + StrategyJson.LONGEST_PERIOD);
        }
        return (int) value;
    }

    /** A number. */
    double number(String name) {
        String text = text(name);
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new UnusableJson(path + "." + name + " '" + text + "' is not a number", e);
        }
        if (!Double.isFinite(value)) {
            throw new UnusableJson(path + "." + name + " '" + text + "' is not a number");
        }
        return value;
    }

    /** A number as ta4j's. */
    Num value(String name) {
        return series.numFactory().numOf(number(name));
    }

    /** Yes or no. */
    boolean truth(String name) {
        String text = text(name);
        if (!text.equals("true") && !text.equals("false")) {
            throw new UnusableJson(path + "." + name + " '" + text + "' is neither true nor false");
        }
        return text.equals("true");
    }

    boolean has(String name) {
        return descriptor.getParameters().containsKey(name);
    }

    /** A text. */
    String text(String name) {
        Object value = descriptor.getParameters().get(name);
        if (value == null) {
            throw new UnusableJson(path + "." + name + " is missing");
        }
        taken.add(name);
        return value.toString();
    }

    /** What ta4j writes beside what it needs to read: no more than an echo. */
    void ignore(List<String> names) {
        taken.addAll(names);
    }

    /** Components that ta4j makes for itself, and writes: read like all others, and dropped. */
    void ignoreComponents() {
        while (next < descriptor.getComponents().size()) {
            num();
        }
    }

    /** Makes it, and sees to it that nothing is left. */
    <T> T make(Function<JsonPart, T> maker) {
        T made;
        try {
            made = maker.apply(this);
        } catch (UnusableJson e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnusableJson(path + " is refused by ta4j: " + e.getMessage(), e);
        }
        if (next < descriptor.getComponents().size()) {
            throw new UnusableJson(path + " has more than " + next + " components");
        }
        for (String name : descriptor.getParameters().keySet()) {
            if (!taken.contains(name)) {
                throw new UnusableJson(path + "." + name + " is not known");
            }
        }
        return made;
    }
}
