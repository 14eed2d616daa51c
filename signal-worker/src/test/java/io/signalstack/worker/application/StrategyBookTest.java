package io.signalstack.worker.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrategyBookTest {

    private static final StrategyDefinition BUILT_IN = BuiltInStrategies.all().getFirst();

    private final StrategyBook book = new StrategyBook(Set.of(BUILT_IN.key()));

    @Test
    void itIsNotReadyWithoutTheBuiltInStrategies() {
        // When
        book.readToTheEnd();

        // Then
        assertThat(book.isReady()).isFalse();
        assertThat(book.missing()).containsExactly(BUILT_IN.key());
    }

    @Test
    void itIsNotReadyBeforeAllThatWasThereIsRead() {
        // When
        book.put(record(BUILT_IN, true));

        // Then
        assertThat(book.isReady()).isFalse();
        assertThat(book.missing()).isEmpty();
    }

    @Test
    void aBuiltInStrategyCountsAsReadAlsoWhenItIsOff() {
        // When
        book.put(record(BUILT_IN, false));
        book.readToTheEnd();

        // Then
        assertThat(book.isReady()).isTrue();
        assertThat(book.now().enabled()).isEmpty();
        assertThat(book.now().all()).containsOnlyKeys(BUILT_IN.key());
    }

    @Test
    void theLastWordCounts() {
        // When
        book.put(record(BUILT_IN, false));
        book.put(record(BUILT_IN, true));

        // Then
        assertThat(book.now().enabled()).containsExactly(BUILT_IN.key());
    }

    @Test
    void whatNoStrategyCanBeMadeOfIsRefused() {
        var unknown = new StrategyRecord("x@1", "astrology", Map.of(), false, true);

        assertThatIllegalArgumentException().isThrownBy(() -> book.put(unknown)).withMessageContaining("astrology");
        assertThat(book.now().all()).isEmpty();
    }

    @Test
    void aVersionThatIsKnownIsNeverChanged() {
        // Given
        book.put(record(BUILT_IN, true));
        var changed = new StrategyDefinition(BUILT_IN.key(), BUILT_IN.kind(), Map.of("warmUp", "260"));

        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.put(record(changed, true)))
                .withMessageContaining("confluence@1");
        assertThat(book.now().all().get(BUILT_IN.key()).definition()).isEqualTo(BUILT_IN);
    }

    private static StrategyRecord record(StrategyDefinition strategy, boolean enabled) {
        return StrategyRecord.of(strategy, true, enabled);
    }
}
