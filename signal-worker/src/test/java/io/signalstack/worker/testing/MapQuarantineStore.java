package io.signalstack.worker.testing;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.worker.application.QuarantineStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Failures in memory. */
public final class MapQuarantineStore implements QuarantineStore {

    private final Map<String, String> failures = new HashMap<>();

    @Override
    public Optional<String> failure(Instrument instrument, StrategyKey strategy) {
        return Optional.ofNullable(failures.get(instrument + "|" + strategy));
    }

    @Override
    public void put(Instrument instrument, StrategyKey strategy, String failure) {
        failures.put(instrument + "|" + strategy, failure);
    }

    @Override
    public void remove(Instrument instrument, StrategyKey strategy) {
        failures.remove(instrument + "|" + strategy);
    }
}
