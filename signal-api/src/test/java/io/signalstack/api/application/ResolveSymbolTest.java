package io.signalstack.api.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.contracts.Samples;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.view.SymbolResolver;
import io.signalstack.trading.market.Instrument;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResolveSymbolTest {

    private final Listed listed = new Listed();
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final ResolveSymbol resolveSymbol =
            new ResolveSymbol(SymbolResolver.of("REPLAY", List.of()), listed, () -> now);

    @Test
    void an_instrument_is_found_without_asking_again() {
        // Given
        listed.definitions = List.of(Samples.instrument());

        // When
        resolve("BTC/USD");
        resolve("REPLAY:BTC/USD");

        // Then
        assertThat(resolve("BTC/USD")).contains(Instrument.parse("REPLAY:BTC/USD"));
        assertThat(listed.asked).isEqualTo(1);
    }

    @Test
    void an_instrument_that_came_later_is_found_a_second_later() {
        // Given
        assertThat(resolve("BTC/USD")).isEmpty();
        listed.definitions = List.of(Samples.instrument());

        // Then
        assertThat(resolve("BTC/USD")).isEmpty();
        assertThat(listed.asked).isEqualTo(1);
        now = now.plusSeconds(1);
        assertThat(resolve("BTC/USD")).isPresent();
        assertThat(listed.asked).isEqualTo(2);
    }

    @Test
    void what_is_known_stays_so_while_the_store_is_out_of_reach() {
        // Given
        listed.definitions = List.of(Samples.instrument());
        resolve("BTC/USD");
        now = now.plusSeconds(3600);
        listed.outOfReach = true;

        // Then
        assertThat(resolve("BTC/USD")).isPresent();
        assertThatThrownBy(() -> resolve("ETH/USD")).isInstanceOf(StoreUnavailable.class);
    }

    private Optional<Instrument> resolve(String symbol) {
        return resolveSymbol.resolve(symbol).await().indefinitely();
    }

    private static final class Listed implements Instruments {

        private List<InstrumentDefinition> definitions = List.of();
        private boolean outOfReach;
        private int asked;

        @Override
        public Uni<List<InstrumentDefinition>> all() {
            asked++;
            return outOfReach
                    ? Uni.createFrom().failure(new StoreUnavailable(new IllegalStateException("gone")))
                    : Uni.createFrom().item(definitions);
        }

        @Override
        public Uni<Void> put(InstrumentDefinition definition) {
            throw new UnsupportedOperationException();
        }
    }
}
