package io.signalstack.api.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.api.application.Proportion.Method;
import io.signalstack.api.application.Tally.Group;
import io.signalstack.api.application.Tally.Split;
import io.signalstack.contracts.view.MarketName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShowcaseTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");
    private static final Group ALL = Group.ALL;
    private static final String ONE = "a@1 X:B/C 1m";
    private static final String OTHER = "a@1 X:B/C 5m";

    @Test
    void rates_are_over_the_realised_signals_of_all_days() {
        // When
        Performance longs = showcase(List.of(longs(ALL), shorts(ALL))).total();

        // Then
        assertThat(longs.n()).isEqualTo(12);
        assertThat(longs.winRate().value()).isCloseTo(10 / 12.0, within(1e-15));
        assertThat(longs.hitRate().value()).isEqualTo(0.75);
        assertThat(longs.profitFactor().value()).isEqualTo(7.5);
        assertThat(longs.averageConfidence().value()).isCloseTo(8.0 / 11, within(1e-15));
        assertThat(longs.withConfidence()).isEqualTo(11);
        assertThat(longs.highConfidenceShare().value()).isCloseTo(5 / 11.0, within(1e-15));
        assertThat(List.of(longs.notFilled(), longs.unverifiable(), longs.open(), longs.repeated()))
                .containsExactly(2L, 1L, 4L, 3L);
    }

    @Test
    void of_one_series_the_interval_is_wilsons_however_many_days_there_are() {
        // Given 8 of 10, by hand: (0.8 + 0.19208 ± 1.96·√(0.016 + 0.009604)) / 1.38416
        Tally monday = day(ALL, MONDAY, ONE, ONE, 6, 6);
        Tally tuesday = day(ALL, MONDAY.plusDays(1), ONE, ONE, 4, 2);

        // When
        Proportion winRate = showcase(List.of(monday, tuesday)).total().winRate();

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
        assertThat(showcase(List.of(monday, tuesday)).total().winRate()).isEqualTo(byHand);
        assertThat(showcase(List.of(tuesday, monday)).total().winRate()).isEqualTo(byHand);
    }

    @Test
    void a_day_without_a_realised_signal_is_not_drawn() {
        // Given
        Tally monday = day(ALL, MONDAY, ONE, OTHER, 4, 3);
        Tally stillOpen = new Tally(ALL, MONDAY.plusDays(1), null, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0);

        // Then
        assertThat(showcase(List.of(monday, stillOpen)).total().winRate())
                .isEqualTo(new Proportion(0.75, null, null, Method.DAY_BOOTSTRAP, "all outcomes are of one day"));
    }

    @Test
    void each_split_has_the_groups_that_there_are() {
        // Given
        Stream<Group> ofLongs = groups("1m", "LONG");
        Stream<Group> ofShorts = groups("5m", "SHORT");

        // When
        Showcase both = showcase(Stream.concat(ofLongs.map(ShowcaseTest::longs), ofShorts.map(ShowcaseTest::shorts))
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
        Performance nothing = showcase(List.of()).total();
        Performance neverLost = showcase(List.of(shorts(ALL))).total();

        // Then
        assertThat(nothing.winRate()).isEqualTo(new Proportion(null, null, null, null, "no signal has been realised"));
        assertThat(nothing.profitFactor()).isEqualTo(new Figure(null, "no signal has been realised"));
        assertThat(neverLost.profitFactor()).isEqualTo(new Figure(null, "no realised signal has lost"));
        assertThat(neverLost.winRate().value()).isEqualTo(1.0);
    }

    @Test
    void what_was_said_is_held_against_what_came_of_those_it_was_said_of() {
        // Given 4 realised signals on each of two days, three of which had a confidence: 0.25, 0.25 and 0.75
        List<Tally> tallies = List.of(
                said(ALL, MONDAY, 4, 2, 0.5, 1),
                said(ALL, MONDAY.plusDays(1), 4, 1, 0.75, 1),
                said(new Group(Split.CONFIDENCE, "2"), MONDAY, 2, 2, 0.5, 1),
                said(new Group(Split.CONFIDENCE, "7"), MONDAY.plusDays(1), 1, 1, 0.75, 1));

        // When
        Calibration calibration = showcase(tallies).calibration();

        // Then
        assertThat(calibration.n()).isEqualTo(3);
        assertThat(calibration.averageConfidence().value()).isCloseTo(1.25 / 3, within(1e-15));
        assertThat(calibration.hitRate().value()).isCloseTo(2 / 3.0, within(1e-15));
        // (2·|0.25 − 0.5| + 1·|0.75 − 1|) / 3
        assertThat(calibration.calibrationError().value()).isCloseTo(0.25, within(1e-15));
        assertThat(calibration.bins())
                .hasSize(10)
                .extracting(Calibration.Bin::n)
                .containsExactly(0L, 0L, 2L, 0L, 0L, 0L, 0L, 1L, 0L, 0L);
        assertThat(calibration.bins().get(2).hitRate().value()).isEqualTo(0.5);
        assertThat(calibration.bins().get(7).averageConfidence().value()).isEqualTo(0.75);
        assertThat(calibration.bins().get(0).hitRate().reason()).isEqualTo("no realised signal had such a confidence");
    }

    @Test
    void without_a_confidence_there_is_no_share_of_high_ones_and_no_calibration() {
        // Given
        Showcase showcase = showcase(List.of(day(ALL, MONDAY, ONE, ONE, 4, 3)));

        // Then
        String reason = "no realised signal had a confidence";
        assertThat(showcase.total().highConfidenceShare()).isEqualTo(Proportion.undefined(reason));
        assertThat(showcase.calibration().hitRate()).isEqualTo(Proportion.undefined(reason));
        assertThat(showcase.calibration().calibrationError()).isEqualTo(new Figure(null, reason));
    }

    @Test
    void an_empty_kind_says_where_there_are_signals() {
        // Given
        MarketCounts elsewhere = new MarketCounts(Map.of(MarketName.RECORDED, 12L, MarketName.SIMULATED, 7L));
        MarketCounts nowhere = new MarketCounts(Map.of());

        // Then
        assertThat(Showcase.of(MarketName.LIVE, elsewhere, List.of()).note())
                .isEqualTo("there is no signal of a live market; there are 12 of recorded ones: ?market=recorded,"
                        + " 7 of simulated ones: ?market=simulated");
        assertThat(Showcase.of(MarketName.RECORDED, elsewhere, List.of()).note())
                .isNull();
        assertThat(Showcase.of(MarketName.LIVE, nowhere, List.of()).note())
                .isEqualTo("there is no signal of a live market or of any other yet");
        assertThat(Showcase.of(MarketName.LIVE, nowhere, List.of()).signals())
                .containsExactly(
                        Map.entry(MarketName.LIVE, 0L),
                        Map.entry(MarketName.RECORDED, 0L),
                        Map.entry(MarketName.SIMULATED, 0L));
    }

    private static Showcase showcase(List<Tally> tallies) {
        return Showcase.of(MarketName.LIVE, new MarketCounts(Map.of(MarketName.LIVE, 1L)), tallies);
    }

    private static Tally said(Group group, LocalDate day, long realised, long said, double sum, long hits) {
        return new Tally(group, day, ONE, ONE, realised, 0, 0, 0, 0, sum, said, 0, hits, 0, 0, 0, 0);
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
        return new Tally(group, MONDAY, ONE, ONE, 10, 8, 7, 12.0, 2.0, 6.5, 10, 3, 7, 2, 1, 4, 3);
    }

    private static Tally shorts(Group group) {
        return new Tally(group, MONDAY.plusDays(1), OTHER, OTHER, 2, 2, 2, 3.0, 0, 1.5, 1, 2, 1, 0, 0, 0, 0);
    }

    private static Tally day(Group group, LocalDate day, String least, String greatest, long realised, long wins) {
        return new Tally(group, day, least, greatest, realised, wins, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
