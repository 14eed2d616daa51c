package io.signalstack.api.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShowcaseTest {

    private static final Tally LONGS =
            new Tally(new Tally.Kind("a@1", "1m", "RANGING", "LONG"), 10, 8, 7, 12.0, 2.0, 6.5, 3, 2, 1, 4);
    private static final Tally SHORTS =
            new Tally(new Tally.Kind("a@1", "5m", "RANGING", "SHORT"), 2, 2, 2, 3.0, 0, 1.5, 2, 0, 0, 0);

    @Test
    void rates_are_over_the_realised_signals_with_their_wilson_interval() {
        // When
        Performance longs = Showcase.of(List.of(LONGS)).total();

        // Then
        assertThat(longs.n()).isEqualTo(10);
        assertThat(longs.winRate().value()).isEqualTo(0.8);
        assertThat(longs.winRate().low()).isCloseTo(0.4902, within(1e-4));
        assertThat(longs.winRate().high()).isCloseTo(0.9433, within(1e-4));
        assertThat(longs.hitRate().value()).isEqualTo(0.7);
        assertThat(longs.profitFactor().value()).isEqualTo(6.0);
        assertThat(longs.averageConfidence().value()).isEqualTo(0.65);
        assertThat(longs.highConfidenceShare().value()).isEqualTo(0.3);
        assertThat(List.of(longs.notFilled(), longs.unverifiable(), longs.open()))
                .containsExactly(2L, 1L, 4L);
    }

    @Test
    void the_splits_add_up_to_the_total() {
        // When
        Showcase both = Showcase.of(List.of(LONGS, SHORTS));

        // Then
        assertThat(both.total().n()).isEqualTo(12);
        assertThat(both.total().profitFactor().value()).isEqualTo(7.5);
        assertThat(both.byStrategy()).containsOnlyKeys("a@1");
        assertThat(both.byStrategy().get("a@1")).isEqualTo(both.total());
        assertThat(both.byTimeframe()).containsOnlyKeys("1m", "5m");
        assertThat(both.byRegime()).containsOnlyKeys("RANGING");
        assertThat(both.bySide().get("SHORT").n()).isEqualTo(2);
    }

    @Test
    void what_is_undefined_is_null_and_says_why() {
        // Given
        Performance nothing = Showcase.of(List.of()).total();
        Performance neverLost = Showcase.of(List.of(SHORTS)).total();

        // Then
        assertThat(nothing.winRate()).isEqualTo(new Proportion(null, null, null, "no signal has been realised"));
        assertThat(nothing.profitFactor()).isEqualTo(new Figure(null, "no signal has been realised"));
        assertThat(neverLost.profitFactor()).isEqualTo(new Figure(null, "no realised signal has lost"));
        assertThat(neverLost.winRate().value()).isEqualTo(1.0);
    }
}
