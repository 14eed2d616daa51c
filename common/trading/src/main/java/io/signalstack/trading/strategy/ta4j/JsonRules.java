package io.signalstack.trading.strategy.ta4j;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ta4j.core.Indicator;
import org.ta4j.core.Rule;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.AndRule;
import org.ta4j.core.rules.BooleanIndicatorRule;
import org.ta4j.core.rules.BooleanRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.IsEqualRule;
import org.ta4j.core.rules.IsFallingRule;
import org.ta4j.core.rules.IsHighestRule;
import org.ta4j.core.rules.IsLowestRule;
import org.ta4j.core.rules.IsRisingRule;
import org.ta4j.core.rules.NotRule;
import org.ta4j.core.rules.OrRule;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.OverOrEqualIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;
import org.ta4j.core.rules.UnderOrEqualIndicatorRule;
import org.ta4j.core.rules.VoteRule;
import org.ta4j.core.rules.XorRule;

/** The rules that a strategy's JSON may name, and how each is made: there is no other way to a class from there. */
final class JsonRules {

    private static final String STRENGTH = "minStrenght";

    private static final Map<String, Function<JsonPart, Rule>> RULES = new TreeMap<>(Map.ofEntries(
            Map.entry("AndRule", part -> new AndRule(part.rule(), part.rule())),
            Map.entry("OrRule", part -> new OrRule(part.rule(), part.rule())),
            Map.entry("XorRule", part -> new XorRule(part.rule(), part.rule())),
            Map.entry("NotRule", part -> new NotRule(part.rule())),
            Map.entry("VoteRule", part -> new VoteRule(part.period("requiredVotes"), part.rules())),
            Map.entry("BooleanRule", part -> new BooleanRule(part.truth("satisfied"))),
            Map.entry("BooleanIndicatorRule", part -> new BooleanIndicatorRule(part.flag())),
            both("OverIndicatorRule", OverIndicatorRule::new),
            both("OverOrEqualIndicatorRule", OverOrEqualIndicatorRule::new),
            both("UnderIndicatorRule", UnderIndicatorRule::new),
            both("UnderOrEqualIndicatorRule", UnderOrEqualIndicatorRule::new),
            both("CrossedUpIndicatorRule", CrossedUpIndicatorRule::new),
            both("IsEqualRule", IsEqualRule::new),
            Map.entry(
                    "IsRisingRule",
                    part -> part.has(STRENGTH)
                            ? new IsRisingRule(part.num(), part.period("barCount"), part.number(STRENGTH))
                            : new IsRisingRule(part.num(), part.period("barCount"))),
            Map.entry(
                    "IsFallingRule",
                    part -> part.has(STRENGTH)
                            ? new IsFallingRule(part.num(), part.period("barCount"), part.number(STRENGTH))
                            : new IsFallingRule(part.num(), part.period("barCount"))),
            Map.entry("IsHighestRule", part -> new IsHighestRule(part.num(), part.period("barCount"))),
            Map.entry("IsLowestRule", part -> new IsLowestRule(part.num(), part.period("barCount")))));

    /** They ask a trading record, and a signal's trade is none of ta4j's: stop, target and horizon are its parameters. */
    private static final Set<String> NEED_A_RECORD = Set.of(
            "StopLossRule",
            "StopGainRule",
            "TrailingStopLossRule",
            "AverageTrueRangeStopLossRule",
            "AverageTrueRangeStopGainRule",
            "AverageTrueRangeTrailingStopLossRule",
            "OpenedPositionMinimumBarCountRule",
            "OpenPositionDurationRule",
            "WaitForRule");

    private static final List<String> NAMES_OF_RULES = List.of("__customName", "__ruleArray_rules");

    private JsonRules() {}

    static Rule rule(JsonPart part) {
        Function<JsonPart, Rule> maker = RULES.get(part.type());
        if (maker == null) {
            String simple = part.type().substring(part.type().lastIndexOf('.') + 1);
            throw new UnusableJson(part.path() + " " + why(simple));
        }
        part.ignore(NAMES_OF_RULES);
        return part.make(maker);
    }

    private static String why(String type) {
        if (NEED_A_RECORD.contains(type)) {
            return "needs a trading record, which there is none of";
        }
        if (type.equals("CrossedDownIndicatorRule")) {
            // Read either way, half of those who wrote it would get the opposite.
            return "is written by ta4j with its sides exchanged; say CrossedUpIndicatorRule, and the second side first";
        }
        return "is no rule that can be used: " + RULES.keySet();
    }

    static Set<String> names() {
        return RULES.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }

    private static Map.Entry<String, Function<JsonPart, Rule>> both(
            String type, BiFunction<Indicator<Num>, Indicator<Num>, Rule> maker) {
        return Map.entry(type, part -> maker.apply(part.num(), part.num()));
    }
}
