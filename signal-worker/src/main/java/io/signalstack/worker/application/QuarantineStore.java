package io.signalstack.worker.application;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.StrategyKey;
import java.util.Optional;

/** Keeps which strategies failed on which instruments, in the same transaction as what is published. */
public interface QuarantineStore {

    /** How the strategy failed on the instrument; empty if it has not, or has been switched off since. */
    Optional<String> failure(Instrument instrument, StrategyKey strategy);

    void put(Instrument instrument, StrategyKey strategy, String failure);

    void remove(Instrument instrument, StrategyKey strategy);
}
