package io.signalstack.worker.testing;

import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.worker.application.Strategies;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The built-in strategies, and what a test adds, to be switched by hand. */
public final class FixedStrategies implements Strategies {

    private View view = View.NONE;

    public FixedStrategies() {
        switchAll(true);
    }

    @Override
    public View now() {
        return view;
    }

    public void switchAllOff() {
        switchAll(false);
    }

    public void put(StrategyDefinition strategy, boolean enabled, StrategyRecord.Arm... arms) {
        view = view.with(new StrategyRecord(
                strategy.key().toString(), strategy.kind(), strategy.parameters(), false, enabled, List.of(arms)));
    }

    /** As if the topic had nothing of it, or nothing that can be used. */
    public void lose(StrategyKey strategy) {
        SortedMap<StrategyKey, Known> others = new TreeMap<>(view.all());
        others.remove(strategy);
        view = new View(others);
    }

    private void switchAll(boolean enabled) {
        BuiltInStrategies.all().forEach(strategy -> put(strategy, enabled));
    }
}
