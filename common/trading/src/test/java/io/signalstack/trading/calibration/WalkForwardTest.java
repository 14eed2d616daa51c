package io.signalstack.trading.calibration;

import static io.signalstack.trading.calibration.SettledBuilder.BTC;
import static io.signalstack.trading.calibration.SettledBuilder.ETH;
import static io.signalstack.trading.calibration.SettledBuilder.NOON;
import static io.signalstack.trading.calibration.SettledBuilder.STRATEGY;
import static io.signalstack.trading.calibration.SettledBuilder.aSettled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WalkForwardTest {

    private static final Prior WALK = new Prior.Walk(2, 3, 24);
    private static final List<Instant> DAILY = List.of(day(1), day(2), day(3), day(4));

    @Test
    void each_signal_is_predicted_by_the_newest_fit_before_its_close() {
        // Given
        List<Settled> settled = List.of(
                aSettled().named("first").closing(day(1)).build(),
                aSettled().named("second").closing(day(1).plusMillis(1)).build(),
                aSettled().named("third").closing(day(3)).build());
        // When
        OutOfSample sample = WalkForward.run(DAILY, settled, _ -> WALK);
        // Then the first closes with the first fit, which is too late for it
        assertThat(sample.withoutFit()).isEqualTo(1);
        assertThat(sample.refits()).containsExactly(day(1), day(2));
        assertThat(sample.predictions())
                .extracting(Prediction::signalId, Prediction::trainedTo)
                .containsExactly(tuple("second", day(1)), tuple("third", day(2)));
    }

    @Test
    void a_prediction_is_what_the_scorecard_of_that_time_would_have_said() {
        // Given
        List<Settled> settled = random(7, 2_000);
        // When
        OutOfSample sample = WalkForward.run(DAILY, settled, _ -> WALK);
        // Then
        List<Settled> inOrder = settled.stream().sorted(Settled.IN_ORDER).toList();
        assertThat(sample.predictions()).hasSize(2_000 - sample.withoutFit()).hasSizeGreaterThan(1_000);
        for (int i = 0; i < sample.predictions().size(); i++) {
            Prediction prediction = sample.predictions().get(i);
            Settled signal = inOrder.get(sample.withoutFit() + i);
            Calibration calibration = Fit.at(prediction.trainedTo(), settled).calibration(STRATEGY, Timeframe.M5);
            assertThat(prediction.signalId()).isEqualTo(signal.signalId());
            Confidence confidence = calibration.confidence(WALK, signal.side(), signal.regime(), signal.rawScore());
            assertThat(prediction.chance()).isEqualTo(confidence.value().value());
            assertThat(prediction.calibrated()).isEqualTo(confidence.isCalibrated());
            HitCount known = calibration.all().outcomes();
            assertThat(prediction.baseRate()).isEqualTo((double) known.hits() / known.n());
        }
    }

    @Test
    void with_nothing_known_the_base_rate_is_the_driftless_walks() {
        OutOfSample sample =
                WalkForward.run(DAILY, List.of(aSettled().closing(day(2)).build()), _ -> WALK);
        double walk = DriftlessWalk.hitProbability(2, 3, 24);
        assertThat(sample.predictions().getFirst().baseRate()).isEqualTo(walk);
        assertThat(sample.predictions().getFirst().chance()).isEqualTo(walk);
        assertThat(sample.predictions().getFirst().calibrated()).isFalse();
    }

    @Test
    void signals_that_too_little_is_known_of_are_counted_and_not_predicted() {
        // Given fifty outcomes on another timeframe by the second day, and a strategy that leaves by its own rule
        List<Settled> settled = new ArrayList<>(
                aSettled().on(Timeframe.M15).closing(day(1).plusSeconds(60)).times(50, 10));
        settled.add(aSettled().named("early").closing(day(1).plusSeconds(1)).build());
        settled.add(aSettled().named("late").closing(day(3)).build());
        // When
        OutOfSample sample = WalkForward.run(DAILY, settled, _ -> new Prior.OwnRate());
        // Then
        assertThat(sample.withoutChance()).isEqualTo(51);
        assertThat(sample.predictions()).singleElement().satisfies(prediction -> {
            assertThat(prediction.signalId()).isEqualTo("late");
            assertThat(prediction.baseRate()).isEqualTo(0);
            assertThat(prediction.chance()).isCloseTo(50 * 10 / 51.0 / 51, within(1e-12));
        });
    }

    @Property(tries = 20)
    void no_prediction_changes_with_what_is_known_only_later(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 599) int at) {
        // Given
        List<Settled> settled =
                random(seed, 600).stream().sorted(Settled.IN_ORDER).toList();
        Instant now = settled.get(at).closedAt();
        // When every outcome that is not known at that close turns out otherwise
        List<Settled> otherwise = new ArrayList<>();
        for (Settled signal : settled) {
            otherwise.add(signal.expiresAt().isBefore(now) ? signal : turned(signal));
        }
        // Then
        assertThat(chancesUntil(now, otherwise)).isEqualTo(chancesUntil(now, settled));
    }

    @Property(tries = 10)
    void the_order_of_the_signals_is_no_part_of_it(@ForAll long seed) {
        List<Settled> settled = random(seed, 600);
        OutOfSample expected = WalkForward.run(DAILY, settled, _ -> WALK);
        Collections.shuffle(settled, new Random(seed));
        assertThat(WalkForward.run(DAILY, settled, _ -> WALK)).isEqualTo(expected);
    }

    @Test
    void a_prediction_in_sample_cannot_be_made() {
        // Given
        Settled signal = aSettled().closing(day(2)).build();
        Calibration tooNew = Fit.at(day(2), List.of()).calibration(STRATEGY, Timeframe.M5);
        // Then
        assertThatThrownBy(() -> Prediction.of(tooNew, WALK, signal))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("which is not after what predicts it was trained");
    }

    @Test
    void a_prediction_by_another_strategys_calibration_cannot_be_made() {
        Calibration other = Fit.at(day(1), List.of()).calibration(new StrategyKey("confluence", "2"), Timeframe.M5);
        assertThatThrownBy(() ->
                        Prediction.of(other, WALK, aSettled().closing(day(2)).build()))
                .hasMessage("signal signal is not one of confluence@2 on 5m");
    }

    @Test
    void a_prediction_that_is_no_probability_is_refused() {
        assertThatThrownBy(
                        () -> new Prediction("signal", Timeframe.M5, Side.LONG, day(2), day(1), 1.1, true, 0.5, true))
                .hasMessage("signal signal chance 1.1 is not in [0, 1]");
        assertThatThrownBy(() ->
                        new Prediction("signal", Timeframe.M5, Side.LONG, day(2), day(1), 0.5, true, Double.NaN, true))
                .hasMessage("signal signal baseRate NaN is not in [0, 1]");
    }

    private static List<Double> chancesUntil(Instant now, List<Settled> settled) {
        return WalkForward.run(DAILY, settled, _ -> WALK).predictions().stream()
                .filter(prediction -> prediction.closedAt().isBefore(now))
                .map(Prediction::chance)
                .toList();
    }

    private static Settled turned(Settled signal) {
        return new Settled(
                signal.signalId(),
                signal.strategy(),
                signal.instrument(),
                signal.timeframe(),
                signal.regime(),
                signal.side(),
                signal.rawScore(),
                signal.closedAt(),
                signal.expiresAt(),
                !signal.hit(),
                -signal.netR());
    }

    private static List<Settled> random(long seed, int n) {
        var random = new SplittableRandom(seed);
        List<Settled> settled = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double strength = random.nextDouble();
            settled.add(aSettled()
                    .named("random " + i)
                    .of(random.nextBoolean() ? BTC : ETH)
                    .in(random.nextInt(3) == 0 ? Regime.VOLATILE : Regime.RANGING)
                    .closing(day(0).plus(Duration.ofMinutes(random.nextInt(5 * 24 * 60))))
                    .scoring(strength)
                    .hit(random.nextDouble() < 0.2 + strength / 2)
                    .build());
        }
        return settled;
    }

    private static Instant day(int after) {
        return NOON.plus(Duration.ofDays(after));
    }
}
