package io.signalstack.api.application;

import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.StrategyRecord;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/** What the log says of strategies and instruments: the one place that the other services read. */
public interface Catalogue {

    /** The strategies by {@code id@version}. */
    Uni<Map<String, StrategyRecord>> strategies();

    /** The instruments by their text form. */
    Uni<Map<String, InstrumentDefinition>> instruments();

    /** Writes a strategy; done once the brokers have it. */
    Uni<Void> write(StrategyRecord strategy);

    /** Writes an instrument; done once the brokers have it. */
    Uni<Void> write(InstrumentDefinition instrument);
}
