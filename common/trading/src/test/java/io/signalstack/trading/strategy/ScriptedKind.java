package io.signalstack.trading.strategy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Strategies that a test makes up: {@code ScriptedKind.of("id", at -> Opinion.quiet())}. */
public final class ScriptedKind implements StrategyKind {

    private static final String NAME = "scripted";
    private static final Parameter SCRIPT =
            Parameter.whole("script", "0", "of all", "0", "1000000", "Which of the scripts.");
    private static final List<Strategy> SCRIPTS = new CopyOnWriteArrayList<>();

    /** A version that thinks as the strategy does, warm after 200 candles, without costs. */
    public static StrategyDefinition of(String id, Strategy strategy) {
        return of(id, strategy, Map.of());
    }

    /** The same with other parameters than it would have. */
    public static StrategyDefinition of(String id, Strategy strategy, Map<String, String> others) {
        SCRIPTS.add(strategy);
        Map<String, String> parameters = new HashMap<>(Map.of("warmUp", "200", "fee", "0", "slippage", "0"));
        parameters.put("script", Integer.toString(SCRIPTS.lastIndexOf(strategy)));
        parameters.putAll(others);
        return new StrategyDefinition(new StrategyKey(id, "1"), NAME, parameters);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(SCRIPT);
    }

    @Override
    public Strategy create(ParameterValues values) {
        return SCRIPTS.get(values.whole(SCRIPT));
    }
}
