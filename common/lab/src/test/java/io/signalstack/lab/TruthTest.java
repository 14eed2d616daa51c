package io.signalstack.lab;

import static io.signalstack.lab.Courses.course;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruthTest {

    private static final Duration DELAY = Duration.ofSeconds(5);

    /** A signal at the close of a candle with a stop and a target in per cent of the price, for so many hours. */
    private static Question question(Course course, long index, Side side, double stop, double target, int hours) {
        double price = course.candles(index, index + 1).getFirst().close();
        Instant at = course.openTime(index + 1);
        return new Question(
                at,
                side,
                price * (1 - side.sign() * stop / 100),
                price * (1 + side.sign() * target / 100),
                at.plus(Duration.ofHours(hours)),
                DELAY);
    }

    @Test
    void signals_come_true_as_often_as_is_said() {
        // Given signals on courses of a drifting market, and what became of them there
        double said = 0;
        double variance = 0;
        int hits = 0;
        int asked = 0;
        for (long seed = 0; seed < 20; seed++) {
            Course course = course(seed, LabMarket.TREND);
            Truth truth = new Truth(course, 400);
            for (long index = 300; index < 3_000; index += 150) {
                Question question = question(course, index, index % 4 == 0 ? Side.LONG : Side.SHORT, 1, 1.5, 6);
                Ending ending = Ending.of(course, question);
                if (ending != Ending.NOT_FILLED) {
                    double chance = truth.chance(question).probability().value();
                    said += chance;
                    variance += chance * (1 - chance) * (1 + 1.0 / 400);
                    hits += ending == Ending.HIT ? 1 : 0;
                    asked++;
                }
            }
        }
        // Then within four deviations
        assertThat(asked).isGreaterThan(300);
        assertThat(hits).isBetween(1, asked);
        assertThat((double) hits).isCloseTo(said, within(4 * StrictMath.sqrt(variance)));
    }

    @Test
    void without_a_drift_it_is_the_gamblers_ruin() {
        // Given time enough for one of the levels to be reached
        Course course = course(5, LabMarket.COIN);
        Truth truth = new Truth(course, 1_000);
        for (Side side : Side.values()) {
            // When
            Chance chance = truth.chance(question(course, 999, side, 3, 4.5, 24 * 20));
            // Then a/(a + b), of the level that is nearer to where it is filled
            assertThat(chance.filled()).isGreaterThan(980);
            assertThat(chance.probability().value()).isCloseTo(0.4, within(0.06));
        }
    }

    @Test
    void a_hidden_drift_is_known() {
        // Given
        Course course = course(5, LabMarket.TREND);
        Truth truth = new Truth(course, 1_000);
        for (long index : List.of(700L, 2_500L, 9_000L)) {
            int direction = course.stateBefore(index + 1).direction();
            // When
            double along =
                    probability(truth, question(course, index, direction > 0 ? Side.LONG : Side.SHORT, 2, 3, 24));
            double against =
                    probability(truth, question(course, index, direction > 0 ? Side.SHORT : Side.LONG, 2, 3, 24));
            // Then
            assertThat(along).isGreaterThan(against + 0.2);
        }
    }

    @Test
    void the_same_question_has_the_same_answer_whatever_was_asked_before() {
        Course course = course(5, LabMarket.FAIR);
        Question question = question(course, 5_000, Side.SHORT, 1, 1.5, 6);
        Truth truth = new Truth(course, 200);
        truth.chance(question(course, 100, Side.LONG, 1, 1, 3));

        assertThat(truth.chance(question)).isEqualTo(new Truth(course(5, LabMarket.FAIR), 200).chance(question));
    }

    @Test
    void what_touches_both_levels_in_one_candle_is_a_miss() {
        // Given levels so near that a candle can hardly miss either, filled at the close itself
        Course course = course(5, LabMarket.COIN);
        double price = course.candles(500, 501).getFirst().close();
        Instant at = course.openTime(501);
        var question =
                new Question(at, Side.LONG, price - 0.01, price + 0.01, at.plus(Duration.ofHours(1)), Duration.ZERO);
        // When
        Chance chance = new Truth(course, 500).chance(question);
        // Then
        assertThat(chance.filled()).isEqualTo(500);
        assertThat(chance.hits()).isLessThan(25);
    }

    @Test
    void what_is_never_filled_has_no_chance() {
        // Given a signal that expires before it may be filled
        Course course = course(5, LabMarket.COIN);
        double price = course.candles(500, 501).getFirst().close();
        Instant at = course.openTime(501);
        var question = new Question(
                at, Side.LONG, price - 10, price + 10, at.plus(Timeframe.M15.length()), Duration.ofMinutes(20));
        // When
        Chance chance = new Truth(course, 50).chance(question);
        // Then
        assertThat(chance.filled()).isZero();
        assertThat(chance.probability().reason()).isEqualTo("never filled");
    }

    @Test
    void what_cannot_be_asked_is_refused_by_name() {
        Course course = course(5, LabMarket.COIN);
        Truth truth = new Truth(course, 10);
        Question good = question(course, 500, Side.LONG, 1, 1, 3);
        List<Question> bad = new ArrayList<>(List.of(
                new Question(
                        good.at().plusSeconds(1), good.side(), good.stop(), good.target(), good.expiresAt(), DELAY),
                new Question(good.at(), Side.SHORT, good.stop(), good.target(), good.expiresAt(), DELAY),
                new Question(good.at(), good.side(), good.target(), good.target() + 1, good.expiresAt(), DELAY),
                new Question(good.at(), good.side(), good.stop(), good.target(), good.at(), DELAY),
                new Question(
                        good.at(),
                        good.side(),
                        good.stop(),
                        good.target(),
                        good.at().plus(Duration.ofDays(26)),
                        DELAY),
                new Question(
                        good.at(), good.side(), good.stop(), good.target(), good.expiresAt(), Duration.ofSeconds(-1)),
                new Question(course.openTime(0), good.side(), good.stop(), good.target(), course.openTime(1), DELAY)));
        assertThat(truth.chance(good).paths()).isEqualTo(10);
        assertThat(bad)
                .allSatisfy(question -> assertThatThrownBy(() -> truth.chance(question))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageMatching("(at|expiresAt|fillDelay|signal) .*"));
    }

    private static double probability(Truth truth, Question question) {
        Double value = truth.chance(question).probability().value();
        return value == null ? Double.NaN : value;
    }

    /** What became of a signal on the course itself, worked out without the engine. */
    private enum Ending {
        HIT,
        MISS,
        NOT_FILLED;

        static Ending of(Course course, Question question) {
            long first = course.indexAt(question.at()
                    .plus(question.fillDelay())
                    .plus(Timeframe.M15.length())
                    .minusMillis(1));
            long end = course.indexAt(question.expiresAt());
            double sign = question.side().sign();
            boolean filled = false;
            for (Candle candle : course.candles(first, end)) {
                boolean opensStopped = sign * (candle.open() - question.stop()) <= 0;
                boolean opensHit = sign * (candle.open() - question.target()) >= 0;
                if (!filled && (opensStopped || opensHit)) {
                    return NOT_FILLED;
                }
                filled = true;
                if (opensHit) {
                    return HIT;
                }
                double worst = sign > 0 ? candle.low() : candle.high();
                double best = sign > 0 ? candle.high() : candle.low();
                if (sign * (worst - question.stop()) <= 0) {
                    return MISS;
                }
                if (sign * (best - question.target()) >= 0) {
                    return HIT;
                }
            }
            return MISS;
        }
    }
}
