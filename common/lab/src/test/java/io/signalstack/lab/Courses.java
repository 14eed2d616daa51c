package io.signalstack.lab;

import io.signalstack.trading.market.Candle;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Courses for tests, and what is measured of them. */
final class Courses {

    static final int DAY = 96;
    static final int WEEK = 7 * DAY;
    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private Courses() {}

    static Course course(long seed, LabMarket market) {
        return new Course(seed, market, START);
    }

    static List<Candle> twoYears(long seed, LabMarket market) {
        return course(seed, market).candles(0, LabMarket.HISTORY);
    }

    /** Log returns from the open of each so manieth candle to the next. */
    static double[] returns(List<Candle> candles, int step) {
        return IntStream.range(0, candles.size() / step - 1)
                .mapToDouble(i -> StrictMath.log(candles.get((i + 1) * step).open()
                        / candles.get(i * step).open()))
                .toArray();
    }

    static double meanSquare(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }

    static double mean(List<Candle> candles, ToDoubleFunction<Candle> of) {
        return candles.stream().mapToDouble(of).average().orElseThrow();
    }

    /** How much of a value is seen again so many places later. */
    static double autocorrelation(double[] values, int lag) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double both = 0;
        double own = 0;
        for (int i = 0; i < values.length; i++) {
            own += (values[i] - mean) * (values[i] - mean);
            both += i < lag ? 0 : (values[i] - mean) * (values[i - lag] - mean);
        }
        return both / own;
    }
}
