package io.signalstack.worker.testing;

import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.worker.application.Strategies;
import java.util.SortedMap;
import java.util.TreeMap;

/** The built-in strategies, to be switched by hand. */
public final class FixedStrategies implements Strategies {

    private View view = new View(builtIn(), new TreeMap<>());

    @Override
    public View now() {
        return view;
    }

    public void switchAllOff() {
        view = new View(new TreeMap<>(), builtIn());
    }

    private static SortedMap<StrategyKey, StrategyDefinition> builtIn() {
        SortedMap<StrategyKey, StrategyDefinition> all = new TreeMap<>();
        BuiltInStrategies.all().forEach(strategy -> all.put(strategy.key(), strategy));
        return all;
    }
}
