package io.signalstack.trading.calibration;

import static io.signalstack.trading.calibration.SettledBuilder.NOON;
import static io.signalstack.trading.calibration.SettledBuilder.aSettled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.backtest.Measure;
import io.signalstack.trading.calibration.Evidence.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Trades of a side, five a day, and what they prove at the end of the last day. */
class EvidenceTest {

    @Test
    void trades_that_earn_on_the_whole_are_earning() {
        // Given 60 days that come to 0.3 R a trade, with luck of 1 R: 0.3 ± 1.96·1/√300 = 0.19 to 0.41
        Evidence evidence = evidence(trades(60, 0.3, 1));
        // Then
        assertThat(evidence.label()).isEqualTo(Label.EARNING);
        assertThat(evidence.n()).isEqualTo(300);
        assertThat(evidence.meanNetR().value()).isCloseTo(0.3, within(0.12));
        assertThat(evidence.interval().low().value()).isBetween(0.05, 0.3);
        assertThat(evidence.interval().high().value()).isBetween(0.3, 0.55);
    }

    @Test
    void trades_that_lose_on_the_whole_are_losing() {
        assertThat(evidence(trades(60, -0.3, 1)).label()).isEqualTo(Label.LOSING);
    }

    @Test
    void trades_that_come_to_about_nothing_prove_nothing() {
        assertThat(evidence(trades(60, 0, 1)).label()).isEqualTo(Label.UNPROVEN);
    }

    @Test
    void under_a_hundred_trades_prove_nothing_however_well_they_went() {
        List<Settled> trades = trades(20, 1, 0.1);
        assertThat(evidence(trades).label()).isEqualTo(Label.EARNING);
        Evidence fewer = evidence(trades.subList(0, 99));
        assertThat(fewer.label()).isEqualTo(Label.UNPROVEN);
        assertThat(fewer.n()).isEqualTo(99);
        assertThat(fewer.interval().low().value()).isPositive();
    }

    @Test
    void trades_of_one_lucky_day_are_drawn_together() {
        // Given 200 wins of one day among 20 days of losses: of single trades, 220 would make a sure gain
        List<Settled> trades = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            trades.add(trade(day, 0, -1));
        }
        for (int i = 0; i < 200; i++) {
            trades.add(trade(20, i, 1));
        }
        // Then
        assertThat(evidence(trades).meanNetR().value()).isGreaterThan(0.8);
        assertThat(evidence(trades).label()).isEqualTo(Label.UNPROVEN);
    }

    @Test
    void only_the_last_365_days_count_and_only_what_is_known() {
        // Given
        Instant to = NOON.plus(Duration.ofDays(400));
        Settled old =
                aSettled().closing(to.minus(Duration.ofDays(365))).earning(5).build();
        Settled within = aSettled()
                .closing(to.minus(Duration.ofDays(365)).plusMillis(1))
                .earning(1)
                .build();
        Settled unknown = aSettled()
                .closing(to.minusSeconds(1))
                .expiring(to.plusMillis(1))
                .build();
        // When
        Evidence evidence = Evidence.of(List.of(old, within, unknown), to);
        // Then
        assertThat(evidence.n()).isEqualTo(1);
        assertThat(evidence.meanNetR()).isEqualTo(Measure.of(1));
        assertThat(evidence.from()).isEqualTo(to.minus(Duration.ofDays(365)));
        assertThat(evidence.to()).isEqualTo(to);
    }

    @Test
    void of_no_trade_nothing_is_claimed() {
        Evidence none = Evidence.none(NOON);
        assertThat(none.label()).isEqualTo(Label.UNPROVEN);
        assertThat(none.n()).isZero();
        assertThat(none.meanNetR()).isEqualTo(Measure.undefined("no trade"));
        assertThat(none.interval().low()).isEqualTo(Measure.undefined("no outcome"));
    }

    @Test
    void the_same_trades_in_any_order_give_the_same_bits() {
        List<Settled> trades = trades(40, 0.1, 1);
        Evidence expected = evidence(trades);
        List<Settled> shuffled = new ArrayList<>(trades);
        Collections.shuffle(shuffled, new Random(5));
        assertThat(evidence(shuffled)).isEqualTo(expected);
    }

    private static List<Settled> trades(int days, double mean, double luck) {
        var random = new SplittableRandom(7);
        List<Settled> trades = new ArrayList<>();
        for (int i = 0; i < 5 * days; i++) {
            trades.add(trade(i / 5, i % 5, mean + luck * random.nextGaussian()));
        }
        return trades;
    }

    private static Settled trade(int day, int number, double netR) {
        return aSettled()
                .named(day + " " + number)
                .closing(NOON.plus(Duration.ofDays(day)).plusSeconds(60L * number))
                .earning(netR)
                .build();
    }

    private static Evidence evidence(List<Settled> trades) {
        return Evidence.of(trades, NOON.plus(Duration.ofDays(100)));
    }
}
