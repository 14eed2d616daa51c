package io.signalstack.trading.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against ta4j, which seeds its recursions with the first candle: to 1e-6 once that is forgotten, from candle 2,000 on. */
class IndicatorTa4jTest {

    private static final int FIRST = 2_000;
    private static final double TOLERANCE = 1e-6;

    static Stream<Named<List<Candle>>> series() {
        return Stream.of(
                Named.of("recorded BTC/USD", CandleSeries.recordedBtc()),
                Named.of("random walk", CandleSeries.walk(17, 10_000)));
    }

    @ParameterizedTest
    @MethodSource("series")
    void every_indicator_agrees_with_ta4j_from_candle_2000_on(List<Candle> candles) {
        // Given
        var ta4j = Ta4jIndicators.of(Ta4jIndicators.series(candles));
        var streamed = new Streamed(candles);
        List<String> misses = new ArrayList<>();
        // When
        assertThat(ta4j).containsOnlyKeys(Indicator.values());
        ta4j.forEach((indicator, theirs) -> {
            double[] ours = streamed.of(indicator);
            for (int i = FIRST; i < ours.length; i++) {
                double expected = theirs.getValue(i).doubleValue();
                // What has a zero divisor is undefined here, while ta4j has a number for it.
                if (!Double.isNaN(ours[i])
                        && !Agreement.isEqual(
                                indicator, ours[i], expected, candles.get(i).close(), TOLERANCE)) {
                    misses.add(indicator + " at " + i + ": " + ours[i] + ", not " + expected);
                }
            }
        });
        // Then
        assertThat(misses).isEmpty();
    }
}
