package io.signalstack.gateway.application;

import io.signalstack.contracts.event.InstrumentDefinition;
import java.util.Optional;

/** Everything that is to be polled, by this replica or another. */
public interface KnownInstruments {

    /**
     * An instrument's definition.
     *
     * @param instrument text form
     * @throws CandleLog.LogException if the definitions cannot be read now
     */
    Optional<InstrumentDefinition> find(String instrument);
}
