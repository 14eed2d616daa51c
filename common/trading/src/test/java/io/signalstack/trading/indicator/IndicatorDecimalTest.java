package io.signalstack.trading.indicator;

import static io.signalstack.trading.indicator.SyntheticMarket.Phase.FALL;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.FLAT;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.RISE;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.SILENT;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.SPIKES;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.TICKS;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.WALK;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.indicator.SyntheticMarket.Phase;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every indicator against its definition in decimals, on every candle: within 1e-9 of the value or its scale. */
class IndicatorDecimalTest {

    private static final Phase[] ALL_PHASES = {WALK, RISE, FLAT, FALL, TICKS, SILENT, SPIKES};
    private static final int LONG = 10_000_000;
    private static final int COMPARED = 10_000;

    static List<Named<List<Candle>>> series() {
        return List.of(
                Named.of("recorded BTC/USD", CandleSeries.recordedBtc()),
                Named.of("rising", SyntheticMarket.candles(2_000, 100, 0.01, RISE)),
                Named.of("falling", SyntheticMarket.candles(2_000, 1e6, 0.01, FALL)),
                Named.of("flat runs", SyntheticMarket.candles(6_000, 100, 0.01, WALK, FLAT, WALK, SILENT, TICKS, FLAT)),
                Named.of("spikes", SyntheticMarket.candles(3_000, 100, 0.01, SPIKES)),
                Named.of("never moved", SyntheticMarket.candles(1_000, 100, 0.01, FLAT, SILENT)),
                Named.of("tiny prices", SyntheticMarket.candles(5_000, 1e-8, 1e-14, ALL_PHASES)),
                Named.of("huge prices", SyntheticMarket.candles(5_000, 1e9, 0.01, ALL_PHASES)),
                Named.of("100,000 candles of all sorts", SyntheticMarket.candles(100_000, 100, 0.01, ALL_PHASES)));
    }

    @ParameterizedTest
    @MethodSource("series")
    void every_indicator_is_what_its_definition_gives(List<Candle> candles) {
        // Given
        Map<Indicator, @Nullable BigDecimal[]> expected = DecimalOracle.of(candles);
        var streamed = new Streamed(candles);
        // Then
        assertThat(misses(streamed, expected, candles, 0)).isEmpty();
    }

    @Test
    void after_ten_million_candles_it_still_is() {
        // Given
        var market = new SyntheticMarket(100, 0.01, ALL_PHASES);
        var set = new IndicatorSet();
        List<Candle> last = new ArrayList<>(2 * COMPARED);
        // When
        for (int i = 0; i < LONG - 2 * COMPARED; i++) {
            set.add(market.next());
        }
        for (int i = 0; i < 2 * COMPARED; i++) {
            last.add(market.next());
        }
        var streamed = new Streamed(set, last);
        // Then with recursions that began 10,000 candles earlier
        assertThat(set.count()).isEqualTo(LONG);
        assertThat(misses(streamed, DecimalOracle.of(last), last, COMPARED)).isEmpty();
    }

    private static List<String> misses(
            Streamed streamed, Map<Indicator, @Nullable BigDecimal[]> expected, List<Candle> candles, int first) {
        List<String> misses = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            misses.addAll(Agreement.misses(indicator, streamed.of(indicator), expected.get(indicator), candles, first));
        }
        return misses;
    }
}
