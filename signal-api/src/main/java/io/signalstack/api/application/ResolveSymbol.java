package io.signalstack.api.application;

import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.view.SymbolResolver;
import io.signalstack.trading.market.Instrument;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the instrument that a client's symbol means. It remembers the instruments, so that cached answers go on while
 * the store is out of reach, and asks again for a symbol that it does not know, at most once a second.
 */
public final class ResolveSymbol {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final SymbolResolver resolver;
    private final Instruments instruments;
    private final InstantSource clock;
    private volatile Known known = new Known(Set.of(), Instant.MIN);

    public ResolveSymbol(SymbolResolver resolver, Instruments instruments, InstantSource clock) {
        this.resolver = resolver;
        this.instruments = instruments;
        this.clock = clock;
    }

    private record Known(Set<Instrument> instruments, Instant at) {}

    /** The instrument; empty if there is none such. */
    public Uni<Optional<Instrument>> resolve(String symbol) {
        Known remembered = known;
        Optional<Instrument> found = resolver.resolve(symbol, remembered.instruments()::contains);
        if (found.isPresent() || clock.instant().minus(ASK_AGAIN).isBefore(remembered.at())) {
            return Uni.createFrom().item(found);
        }
        return instruments
                .all()
                .map(this::remember)
                .map(asked -> resolver.resolve(symbol, asked.instruments()::contains));
    }

    private Known remember(List<InstrumentDefinition> definitions) {
        known = new Known(
                definitions.stream()
                        .map(definition -> Instrument.parse(definition.instrument()))
                        .collect(Collectors.toUnmodifiableSet()),
                clock.instant());
        return known;
    }
}
