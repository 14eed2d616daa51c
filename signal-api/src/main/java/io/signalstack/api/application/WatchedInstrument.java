package io.signalstack.api.application;

import io.signalstack.contracts.event.InstrumentDefinition;
import java.time.Instant;
import java.util.Optional;

/**
 * An instrument that the product knows, and how its market does.
 *
 * @param haltedSince the close of the last candle in which it was traded, if its market is halted
 */
public record WatchedInstrument(InstrumentDefinition definition, Optional<Instant> haltedSince) {}
