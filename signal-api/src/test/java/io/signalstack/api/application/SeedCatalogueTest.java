package io.signalstack.api.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.contracts.Samples;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.StrategyRecord;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedCatalogueTest {

    private static final StrategyRecord STRATEGY = Samples.strategy();
    private static final InstrumentDefinition INSTRUMENT = Samples.instrument();

    private final InMemory log = new InMemory();

    @Test
    void strategies_come_before_instruments_and_nothing_is_written_twice() {
        // When
        seed(STRATEGY, INSTRUMENT);
        seed(STRATEGY, INSTRUMENT);

        // Then
        assertThat(log.written).containsExactly("confluence@1", "REPLAY:BTC/USD");
    }

    @Test
    void a_changed_instrument_is_written_again() {
        seed(STRATEGY, INSTRUMENT);
        seed(STRATEGY, withSeries(2));

        assertThat(log.instruments.get("REPLAY:BTC/USD").seriesNumber()).isEqualTo(2);
    }

    @Test
    void a_series_number_raised_at_run_time_is_not_taken_back() {
        // Given
        log.write(withSeries(3)).await().indefinitely();

        // When
        seed(STRATEGY, INSTRUMENT);

        // Then
        assertThat(log.instruments.get("REPLAY:BTC/USD").seriesNumber()).isEqualTo(3);
    }

    @Test
    void what_else_is_changed_is_written_under_the_number_that_was_raised() {
        // Given one from before it was said where its candles come from
        log.write(new InstrumentDefinition(
                        INSTRUMENT.instrument(),
                        INSTRUMENT.venueSymbol(),
                        INSTRUMENT.tick(),
                        INSTRUMENT.baseInterval(),
                        INSTRUMENT.timeframes(),
                        INSTRUMENT.backfillDays(),
                        3,
                        true))
                .await()
                .indefinitely();

        // When
        seed(STRATEGY, INSTRUMENT);

        // Then
        assertThat(log.instruments.get("REPLAY:BTC/USD")).isEqualTo(INSTRUMENT.withSeries(3));
    }

    @Test
    void a_strategy_that_was_switched_off_stays_off() {
        // Given
        log.write(new StrategyRecord(STRATEGY.strategy(), STRATEGY.kind(), STRATEGY.parameters(), true, false))
                .await()
                .indefinitely();

        // When
        seed(STRATEGY, INSTRUMENT);

        // Then
        assertThat(log.strategies.get("confluence@1").enabled()).isFalse();
    }

    @Test
    void a_strategy_that_changed_under_its_key_is_refused() {
        seed(STRATEGY, INSTRUMENT);

        assertThatThrownBy(() -> seed(
                        new StrategyRecord(STRATEGY.strategy(), STRATEGY.kind(), Map.of("warmUp", "600"), true, true),
                        INSTRUMENT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("confluence@1");
    }

    private void seed(StrategyRecord strategy, InstrumentDefinition instrument) {
        new SeedCatalogue(log, List.of(strategy), List.of(instrument))
                .seed()
                .await()
                .indefinitely();
    }

    private static InstrumentDefinition withSeries(int number) {
        return INSTRUMENT.withSeries(number);
    }

    private static final class InMemory implements Catalogue {

        private final Map<String, StrategyRecord> strategies = new HashMap<>();
        private final Map<String, InstrumentDefinition> instruments = new HashMap<>();
        private final List<String> written = new ArrayList<>();

        @Override
        public Uni<Map<String, StrategyRecord>> strategies() {
            return Uni.createFrom().item(strategies);
        }

        @Override
        public Uni<Map<String, InstrumentDefinition>> instruments() {
            return Uni.createFrom().item(instruments);
        }

        @Override
        public Uni<Void> write(StrategyRecord strategy) {
            return Uni.createFrom().voidItem().invoke(() -> {
                strategies.put(strategy.strategy(), strategy);
                written.add(strategy.strategy());
            });
        }

        @Override
        public Uni<Void> write(InstrumentDefinition instrument) {
            return Uni.createFrom().voidItem().invoke(() -> {
                instruments.put(instrument.instrument(), instrument);
                written.add(instrument.instrument());
            });
        }
    }
}
