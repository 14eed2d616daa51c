package io.signalstack.api.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.api.application.Proportion.Method;
import io.signalstack.api.application.Tally.Group;
import io.signalstack.api.application.Tally.Split;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShowcaseTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");
    private static final Group ALL = new Group(Split.ALL, "");
    private static final String ONE = "a@1 X:B/C 1m";
    private static final String OTHER = "a@1 X:B/C 5m";

    @Test
    void rates_are_over_the_realised_signals_of_all_days() {
        // When
        Performance longs = Showcase.of(List.of(longs(ALL), shorts(ALL))).total();

        // Then
        assertThat(longs.n()).isEqualTo(12);
        assertThat(longs.winRate().value()).isCloseTo(10 / 12.0, within(1e-15));
        assertThat(longs.hitRate().value()).isEqualTo(0.75);
        assertThat(longs.profitFactor().value()).isEqualTo(7.5);
        assertThat(longs.averageConfidence().value()).isCloseTo(8.0 / 11, within(1e-15));
        assertThat(longs.highConfidenceShare().value()).isCloseTo(5 / 12.0, within(1e-15));
        assertThat(List.of(longs.notFilled(), longs.unverifiable(), longs.open()))
                .containsExactly(2L, 1L, 4L);
    }

    @Test
    void of_one_series_the_interval_is_wilsons_however_many_days_there_are() {
        // Given 8 of 10, by hand: (0.8 + 0.19208 ± 1.96·√(0.016 + 0.009604)) / 1.38416
        Tally monday = day(ALL, MONDAY, ONE, ONE, 6, 6);
        Tally tuesday = day(ALL, MONDAY.plusDays(1), ONE, ONE, 4, 2);

        // When
        Proportion winRate = Showcase.of(List.of(monday, tuesday)).total().winRate();

        // Then
        assertThat(winRate.value()).isEqualTo(0.8);
        assertThat(winRate.low()).isCloseTo(0.4902, within(1e-4));
        assertThat(winRate.high()).isCloseTo(0.9433, within(1e-4));
        assertThat(winRate.method()).isEqualTo(Method.WILSON);
        assertThat(winRate.reason()).isNull();
    }

    @Test
    void of_several_series_it_is_drawn_from_days_whatever_their_order() {
        // Given days of one series each, which are together of two: 3 of 4, 0 of 2
        Tally monday = day(ALL, MONDAY, ONE, ONE, 4, 3);
        Tally tuesday = day(ALL, MONDAY.plusDays(1), OTHER, OTHER, 2, 0);

        // Then
        Proportion byHand = new Proportion(0.5, 0.0, 0.75, Method.DAY_BOOTSTRAP, null);
        assertThat(Showcase.of(List.of(monday, tuesday)).total().winRate()).isEqualTo(byHand);
        assertThat(Showcase.of(List.of(tuesday, monday)).total().winRate()).isEqualTo(byHand);
    }

    @Test
    void a_day_without_a_realised_signal_is_not_drawn() {
        // Given
        Tally monday = day(ALL, MONDAY, ONE, OTHER, 4, 3);
        Tally stillOpen = new Tally(ALL, MONDAY.plusDays(1), null, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5);

        // Then
        assertThat(Showcase.of(List.of(monday, stillOpen)).total().winRate())
                .isEqualTo(new Proportion(0.75, null, null, Method.DAY_BOOTSTRAP, "all outcomes are of one day"));
    }

    @Test
    void each_split_has_the_groups_that_there_are() {
        // Given
        Stream<Group> ofLongs = groups("1m", "LONG");
        Stream<Group> ofShorts = groups("5m", "SHORT");

        // When
        Showcase both = Showcase.of(Stream.concat(ofLongs.map(ShowcaseTest::longs), ofShorts.map(ShowcaseTest::shorts))
                .toList());

        // Then
        assertThat(both.total().n()).isEqualTo(12);
        assertThat(both.byStrategy()).containsOnlyKeys("a@1");
        assertThat(both.byStrategy().get("a@1")).isEqualTo(both.total());
        assertThat(both.byTimeframe()).containsOnlyKeys("1m", "5m");
        assertThat(both.byRegime()).containsOnlyKeys("RANGING");
        assertThat(both.bySide().get("SHORT").n()).isEqualTo(2);
        assertThat(both.bootstrap()).isEqualTo(Bootstrap.OF_DAYS);
    }

    @Test
    void what_is_undefined_is_null_and_says_why() {
        // Given
        Performance nothing = Showcase.of(List.of()).total();
        Performance neverLost = Showcase.of(List.of(shorts(ALL))).total();

        // Then
        assertThat(nothing.winRate()).isEqualTo(new Proportion(null, null, null, null, "no signal has been realised"));
        assertThat(nothing.profitFactor()).isEqualTo(new Figure(null, "no signal has been realised"));
        assertThat(neverLost.profitFactor()).isEqualTo(new Figure(null, "no realised signal has lost"));
        assertThat(neverLost.winRate().value()).isEqualTo(1.0);
    }

    private static Stream<Group> groups(String timeframe, String side) {
        return Stream.of(
                ALL,
                new Group(Split.STRATEGY, "a@1"),
                new Group(Split.TIMEFRAME, timeframe),
                new Group(Split.REGIME, "RANGING"),
                new Group(Split.SIDE, side));
    }

    private static Tally longs(Group group) {
        return new Tally(group, MONDAY, ONE, ONE, 10, 8, 7, 12.0, 2.0, 6.5, 10, 3, 2, 1, 4);
    }

    private static Tally shorts(Group group) {
        return new Tally(group, MONDAY.plusDays(1), OTHER, OTHER, 2, 2, 2, 3.0, 0, 1.5, 1, 2, 0, 0, 0);
    }

    private static Tally day(Group group, LocalDate day, String least, String greatest, long realised, long wins) {
        return new Tally(group, day, least, greatest, realised, wins, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
