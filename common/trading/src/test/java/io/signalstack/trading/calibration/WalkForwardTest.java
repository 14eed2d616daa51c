package io.signalstack.trading.calibration;

import static io.signalstack.trading.calibration.SettledBuilder.BTC;
import static io.signalstack.trading.calibration.SettledBuilder.ETH;
import static io.signalstack.trading.calibration.SettledBuilder.NOON;
import static io.signalstack.trading.calibration.SettledBuilder.STRATEGY;
import static io.signalstack.trading.calibration.SettledBuilder.aSettled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.trading.strategy.TradeRules;
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

    private static final TradeRules RULES = new TradeRules(2, 3, 24, Duration.ZERO, 0, 1);
    private static final List<Instant> DAILY = List.of(day(1), day(2), day(3), day(4));

    @Test
    void each_signal_is_predicted_by_the_newest_fit_before_its_close() {
        // Given
        List<Settled> settled = List.of(
                aSettled().named("first").closing(day(1)).build(),
                aSettled().named("second").closing(day(1).plusMillis(1)).build(),
                aSettled().named("third").closing(day(3)).build());
        // When
        OutOfSample sample = WalkForward.run(DAILY, settled, _ -> RULES);
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
        OutOfSample sample = WalkForward.run(DAILY, settled, _ -> RULES);
        // Then
        List<Settled> inOrder = settled.stream().sorted(Settled.IN_ORDER).toList();
        assertThat(sample.predictions()).hasSize(2_000 - sample.withoutFit()).hasSizeGreaterThan(1_000);
        for (int i = 0; i < sample.predictions().size(); i++) {
            Prediction prediction = sample.predictions().get(i);
            Settled signal = inOrder.get(sample.withoutFit() + i);
            Calibration calibration = Fit.at(prediction.trainedTo(), settled).calibration(STRATEGY, Timeframe.M5);
            assertThat(prediction.signalId()).isEqualTo(signal.signalId());
            assertThat(prediction.confidence())
                    .isEqualTo(calibration.confidence(RULES, signal.regime(), signal.rawScore()));
            HitCount known = calibration.all().both();
            assertThat(prediction.baseRate()).isEqualTo((double) known.hits() / known.n());
        }
    }

    @Test
    void with_nothing_known_the_base_rate_is_the_driftless_walks() {
        OutOfSample sample =
                WalkForward.run(DAILY, List.of(aSettled().closing(day(2)).build()), _ -> RULES);
        double walk = DriftlessWalk.hitProbability(2, 3, 24);
        assertThat(sample.predictions().getFirst().baseRate()).isEqualTo(walk);
        assertThat(sample.predictions().getFirst().confidence()).isEqualTo(new Confidence(walk, "UNCALIBRATED(0)"));
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
        assertThat(confidencesUntil(now, otherwise)).isEqualTo(confidencesUntil(now, settled));
    }

    @Property(tries = 10)
    void the_order_of_the_signals_is_no_part_of_it(@ForAll long seed) {
        List<Settled> settled = random(seed, 600);
        OutOfSample expected = WalkForward.run(DAILY, settled, _ -> RULES);
        Collections.shuffle(settled, new Random(seed));
        assertThat(WalkForward.run(DAILY, settled, _ -> RULES)).isEqualTo(expected);
    }

    @Test
    void a_prediction_in_sample_cannot_be_made() {
        // Given
        Settled signal = aSettled().closing(day(2)).build();
        Calibration tooNew = Fit.at(day(2), List.of()).calibration(STRATEGY, Timeframe.M5);
        // Then
        assertThatThrownBy(() -> Prediction.of(tooNew, RULES, signal))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("which is not after what predicts it was trained");
    }

    @Test
    void a_prediction_by_another_strategys_calibration_cannot_be_made() {
        Calibration other = Fit.at(day(1), List.of()).calibration(new StrategyKey("confluence", "2"), Timeframe.M5);
        assertThatThrownBy(() ->
                        Prediction.of(other, RULES, aSettled().closing(day(2)).build()))
                .hasMessage("signal signal is not one of confluence@2 on 5m");
    }

    @Test
    void a_prediction_that_is_no_probability_is_refused() {
        assertThatThrownBy(() -> new Prediction(
                        "signal", Side.LONG, day(2), day(1), new Confidence(1.1, "CALIBRATED(200)"), 0.5, true))
                .hasMessage("signal signal confidence 1.1 is not in [0, 1]");
        assertThatThrownBy(() -> new Prediction(
                        "signal", Side.LONG, day(2), day(1), new Confidence(0.5, "CALIBRATED(200)"), Double.NaN, true))
                .hasMessage("signal signal baseRate NaN is not in [0, 1]");
    }

    private static List<Confidence> confidencesUntil(Instant now, List<Settled> settled) {
        return WalkForward.run(DAILY, settled, _ -> RULES).predictions().stream()
                .filter(prediction -> prediction.closedAt().isBefore(now))
                .map(Prediction::confidence)
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
