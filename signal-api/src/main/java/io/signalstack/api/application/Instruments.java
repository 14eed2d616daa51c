package io.signalstack.api.application;

import io.signalstack.contracts.event.InstrumentDefinition;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The instruments that the product knows. */
public interface Instruments {

    /** All of them, in order of their text form. */
    Uni<List<InstrumentDefinition>> all();

    /** Keeps what the log says of an instrument; waits while the store is out of reach. */
    Uni<Void> put(InstrumentDefinition definition);
}
