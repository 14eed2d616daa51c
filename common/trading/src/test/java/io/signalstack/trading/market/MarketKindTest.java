package io.signalstack.trading.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarketKindTest {

    private static final Instant END = Instant.parse("2026-11-20T00:00:00Z");

    static Stream<MarketKind> kinds() {
        return Stream.of(MarketKind.live(), MarketKind.simulated(), new MarketKind.Recorded(END));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void is_read_as_it_is_told(MarketKind kind) {
        assertThat(MarketKind.of(kind.text(), kind.recordedUntil())).isEqualTo(kind);
    }

    @Test
    void a_recording_repeats_what_is_known_after_its_end() {
        var recorded = new MarketKind.Recorded(END);
        assertThat(recorded.isRepeated(END)).isFalse();
        assertThat(recorded.isRepeated(END.plusMillis(1))).isTrue();
        assertThat(MarketKind.live().isRepeated(Instant.MAX)).isFalse();
        assertThat(MarketKind.simulated().isRepeated(Instant.MAX)).isFalse();
    }

    @Test
    void what_does_not_go_together_is_refused() {
        assertThatThrownBy(() -> MarketKind.of("recorded", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recordedUntil");
        assertThatThrownBy(() -> MarketKind.of("live", Optional.of(END)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recordedUntil");
        assertThatThrownBy(() -> MarketKind.of("imagined", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("imagined");
    }
}
