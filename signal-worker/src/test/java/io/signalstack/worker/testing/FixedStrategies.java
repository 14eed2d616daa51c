package io.signalstack.worker.testing;

import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.worker.application.Strategies;
import java.util.List;

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

    private void switchAll(boolean enabled) {
        BuiltInStrategies.all().forEach(strategy -> put(strategy, enabled));
    }
}
