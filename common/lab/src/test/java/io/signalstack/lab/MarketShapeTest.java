package io.signalstack.lab;

import static io.signalstack.lab.Courses.DAY;
import static io.signalstack.lab.Courses.WEEK;
import static io.signalstack.lab.Courses.autocorrelation;
import static io.signalstack.lab.Courses.mean;
import static io.signalstack.lab.Courses.meanSquare;
import static io.signalstack.lab.Courses.returns;
import static io.signalstack.lab.Courses.twoYears;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.market.Candle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether simulated markets are like real ones where they should be, and what is planted in them is there. */
class MarketShapeTest {

    private static final List<Candle> COIN = twoYears(11, LabMarket.COIN);

    @ParameterizedTest
    @EnumSource
    void days_move_as_much_as_a_crypto_trader_would_believe(LabMarket market) {
        double yearly = StrictMath.sqrt(365 * meanSquare(returns(twoYears(11, market), DAY)));
        assertThat(yearly).isBetween(0.5, 0.9);
    }

    @ParameterizedTest
    @EnumSource
    void no_market_is_lost_in_two_years(LabMarket market) {
        for (long seed = 1; seed <= 5; seed++) {
            List<Candle> candles = twoYears(seed, market);
            assertThat(candles).allSatisfy(candle -> assertThat(candle.close()).isBetween(30.0, 30_000.0));
        }
    }

    @Test
    void tails_are_fat() {
        double[] returns = returns(COIN, 1);
        double fourth = Arrays.stream(returns).map(r -> r * r * r * r).average().orElseThrow();
        assertThat(fourth / StrictMath.pow(meanSquare(returns), 2)).isBetween(5.0, 40.0);
    }

    @Test
    void lively_candles_come_in_clusters_though_their_directions_do_not() {
        double[] returns = returns(COIN, 1);
        double[] sizes = Arrays.stream(returns).map(Math::abs).toArray();

        assertThat(autocorrelation(sizes, 4)).isGreaterThan(0.1);
        assertThat(autocorrelation(returns, 4)).isCloseTo(0, within(0.02));
    }

    @Test
    void afternoons_are_livelier_than_nights_and_weekends_quieter_than_other_days() {
        assertThat(mean(ofHour(15), Candle::volume)).isGreaterThan(2 * mean(ofHour(3), Candle::volume));
        assertThat(mean(ofHour(15), MarketShapeTest::range))
                .isGreaterThan(1.5 * mean(ofHour(3), MarketShapeTest::range));
        assertThat(mean(ofDay(2), Candle::volume)).isGreaterThan(1.4 * mean(ofDay(6), Candle::volume));
        assertThat(mean(ofDay(2), MarketShapeTest::range)).isGreaterThan(1.2 * mean(ofDay(6), MarketShapeTest::range));
    }

    @Test
    void a_candles_range_is_a_brownian_motions() {
        // Given E range = σ·√(8/π) and E |change| = σ·√(2/π), whatever σ is (Feller 1951)
        double change = mean(COIN, candle -> Math.abs(StrictMath.log(candle.close() / candle.open())));
        assertThat(mean(COIN, MarketShapeTest::range) / change).isCloseTo(2, within(0.03));
    }

    @Test
    void weeks_of_a_drift_move_more_than_their_days_say() {
        assertThat(varianceRatio(twoYears(11, LabMarket.TREND))).isGreaterThan(1.7);
        assertThat(varianceRatio(twoYears(11, LabMarket.FAIR))).isBetween(1.2, 2.5);
        assertThat(varianceRatio(COIN)).isCloseTo(1, within(0.3));
    }

    @Test
    void a_fading_drift_ends_with_the_eighteenth_month() {
        int end = LabMarket.HISTORY / 24 * 18;
        List<Candle> candles = Courses.course(11, LabMarket.FADE).candles(0, 2 * LabMarket.HISTORY);

        assertThat(varianceRatio(candles.subList(0, end))).isGreaterThan(1.7);
        assertThat(varianceRatio(candles.subList(end, candles.size()))).isCloseTo(1, within(0.3));
    }

    /** Variance of a week's returns over seven times that of a day's: 1 where days do not depend on one another. */
    private static double varianceRatio(List<Candle> candles) {
        return meanSquare(returns(candles, WEEK)) / (7 * meanSquare(returns(candles, DAY)));
    }

    private static double range(Candle candle) {
        return StrictMath.log(candle.high() / candle.low());
    }

    private static List<Candle> ofHour(int hour) {
        return IntStream.range(0, COIN.size())
                .filter(i -> i % DAY / 4 == hour)
                .mapToObj(COIN::get)
                .toList();
    }

    private static List<Candle> ofDay(int day) {
        return IntStream.range(0, COIN.size())
                .filter(i -> i % WEEK / DAY == day)
                .mapToObj(COIN::get)
                .toList();
    }
}
