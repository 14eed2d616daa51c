package io.signalstack.trading.strategy;

import java.util.List;
import java.util.Map;

/** A strategy that is always quiet, until it throws: at the candle whose number its parameter {@code after} gives. */
public final class FailingKind implements StrategyKind {

    private static final String NAME = "failing";
    private static final Parameter AFTER =
            Parameter.whole("after", "0", "candles", "0", "1000000", "Candles on which it is quiet.");
    private static final Parameter DEEP =
            Parameter.whole("deep", "0", "of 1", "0", "1", "Whether it throws an error of the machine.");

    /** One that throws at the candle after that many, which are 200 at least. */
    public static StrategyDefinition after(int candles) {
        return new StrategyDefinition(
                new StrategyKey(NAME, "1"), NAME, Map.of("warmUp", "200", "after", Integer.toString(candles)));
    }

    /** One that throws an error of the machine, at the candle after that many. */
    public static StrategyDefinition deepAfter(int candles) {
        return new StrategyDefinition(
                new StrategyKey(NAME, "2"),
                NAME,
                Map.of("warmUp", "200", "after", Integer.toString(candles), "deep", "1"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(AFTER, DEEP);
    }

    @Override
    public Strategy create(ParameterValues values) {
        return at -> {
            boolean fails = at.count() > values.whole(AFTER);
            if (fails && values.whole(DEEP) == 1) {
                throw new StackOverflowError("a thousand frames");
            }
            if (fails) {
                throw new IllegalArgumentException("no more than " + values.whole(AFTER));
            }
            return Opinion.quiet();
        };
    }
}
