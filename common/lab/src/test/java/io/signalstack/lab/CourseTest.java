package io.signalstack.lab;

import static io.signalstack.lab.Courses.START;
import static io.signalstack.lab.Courses.course;
import static io.signalstack.lab.Courses.twoYears;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.backtest.CandleHash;
import io.signalstack.trading.market.Candle;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CourseTest {

    @ParameterizedTest
    @EnumSource
    void a_candle_is_the_same_however_it_is_come_by(LabMarket market) {
        // Given
        List<Candle> inOrder = course(7, market).candles(0, 2_000);
        // When
        Course asked = course(7, market);
        List<Candle> late = asked.candles(1_234, 1_500);
        List<Candle> early = asked.candles(90, 100);
        List<Candle> again = asked.candles(0, 2_000);
        // Then
        assertThat(late).isEqualTo(inOrder.subList(1_234, 1_500));
        assertThat(early).isEqualTo(inOrder.subList(90, 100));
        assertThat(again).isEqualTo(inOrder);
    }

    @Test
    void a_state_a_day_is_kept_however_often_it_is_gone_through() {
        Course course = course(7, LabMarket.TREND);
        for (int time = 0; time < 3; time++) {
            course.candles(0, 10 * Courses.DAY);
            course.candles(5 * Courses.DAY + 10, 7 * Courses.DAY);
        }
        assertThat(course.states()).isEqualTo(11);
    }

    @Test
    void many_threads_see_one_course() {
        List<Candle> inOrder = course(7, LabMarket.TREND).candles(0, 3_000);
        Course shared = course(7, LabMarket.TREND);

        List<Candle> seen = IntStream.range(0, 300)
                .parallel()
                .mapToObj(page -> shared.candles(10L * page, 10L * page + 10))
                .flatMap(List::stream)
                .toList();

        assertThat(seen).isEqualTo(inOrder);
    }

    @ParameterizedTest
    @CsvSource({
        "TREND, e800cc8d5d106fc96f0c3d2b99289f23a94aac8b774b89145b68003e1ef4cef9",
        "COIN, 25870fda8f91c68f349a1e58fadf446631cfbb5f4014669a3f5151826b2b60ac",
        "FADE, 78ce8b9259d24ffe7778e6a93fcf11fbf8a21590ebeb54007a8bafd231e0e442",
        "FAIR, 2e24bdf9a26293586301925d8f22459533a0bc932432582e34ed040503e1fef8"
    })
    void the_local_stacks_course_is_the_same_on_every_machine(LabMarket market, String sha256) {
        var hash = new CandleHash();
        twoYears(LabMarket.SEED, market).forEach(hash::add);
        assertThat(hash.toHex()).isEqualTo(sha256);
    }

    @Test
    void each_seed_and_each_market_has_a_course_of_its_own() {
        Set<Double> closes = new HashSet<>();
        for (LabMarket market : LabMarket.values()) {
            for (long seed = 0; seed < 10; seed++) {
                closes.add(course(seed, market).candles(500, 501).getFirst().close());
            }
        }
        assertThat(closes).hasSizeGreaterThan(38);
    }

    @Test
    void the_start_moves_the_candles_in_time_and_changes_nothing_else() {
        List<Candle> here = course(7, LabMarket.FADE).candles(0, 300);
        List<Candle> there = new Course(7, LabMarket.FADE, Instant.parse("2030-06-05T00:00:00Z")).candles(0, 300);

        assertThat(there)
                .extracting(Candle::close)
                .isEqualTo(here.stream().map(Candle::close).toList());
        assertThat(there.getFirst().openTime()).isEqualTo("2030-06-05T00:00:00Z");
    }

    @ParameterizedTest
    @EnumSource
    void candles_follow_one_another_on_ticks(LabMarket market) {
        List<Candle> candles = twoYears(3, market);

        assertThat(candles).hasSize(LabMarket.HISTORY);
        for (int i = 0; i < candles.size(); i++) {
            Candle candle = candles.get(i);
            assertThat(candle.openTimeMs()).isEqualTo(START.toEpochMilli() + i * 900_000L);
            assertThat(candle.volume()).isPositive();
            assertThat(candle.open())
                    .isEqualTo(i == 0 ? 1_000 : candles.get(i - 1).close());
            for (double price : new double[] {candle.open(), candle.high(), candle.low(), candle.close()}) {
                assertThat(price).isPositive().isEqualTo(Math.rint(price * 100) / 100);
            }
        }
    }

    @Test
    void candles_before_the_first_are_refused() {
        assertThatThrownBy(() -> course(1, LabMarket.COIN).candles(-1, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new Course(1, LabMarket.COIN, START.plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15m");
    }
}
