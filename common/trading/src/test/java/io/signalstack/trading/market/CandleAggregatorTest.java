package io.signalstack.trading.market;

import static io.signalstack.trading.market.CandleBuilder.aCandle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CandleAggregatorTest {

    private static final long START = CandleSeries.START.toEpochMilli();
    private static final long MINUTE = Timeframe.M1.lengthMs();

    @Test
    void a_bucket_opens_with_its_first_candle_and_closes_with_its_last() {
        // Given
        var aggregator = new CandleAggregator(Timeframe.M1, Timeframe.M5);
        // When
        for (int i = 0; i < 4; i++) {
            assertThat(aggregator.add(aCandle()
                            .at(START + i * MINUTE)
                            .opening(100 + i)
                            .closing(101 + i)
                            .build()))
                    .isFalse();
        }
        boolean closes = aggregator.add(
                aCandle().at(START + 4 * MINUTE).opening(104).closing(99).build());
        // Then
        assertThat(closes).isTrue();
        assertThat(aggregator.bucketMs()).isEqualTo(START);
        assertThat(aggregator.closed()).isEqualTo(new Candle(START, 100, 104, 99, 99, 50, false));
    }

    @Test
    void a_bucket_that_a_lost_candle_touches_is_incomplete_and_the_next_one_is_whole() {
        for (int lost = 0; lost < 5; lost++) {
            // Given
            var aggregator = new CandleAggregator(Timeframe.M1, Timeframe.M5);
            List<Long> openTimes = new ArrayList<>();
            List<Boolean> complete = new ArrayList<>();
            // When
            for (int i = 0; i < 10; i++) {
                long at = START + i * MINUTE;
                boolean closes = i == lost
                        ? aggregator.lost(at)
                        : aggregator.add(aCandle().at(at).build());
                if (closes) {
                    openTimes.add(aggregator.bucketMs());
                    complete.add(aggregator.closed() != null);
                }
            }
            // Then
            assertThat(openTimes).containsExactly(START, START + 5 * MINUTE);
            assertThat(complete).containsExactly(false, true);
        }
    }

    @Test
    void a_bucket_that_begins_before_the_first_candle_is_incomplete() {
        var aggregator = new CandleAggregator(Timeframe.M1, Timeframe.M5);
        assertThat(aggregator.add(aCandle().at(START + 3 * MINUTE).build())).isFalse();
        assertThat(aggregator.add(aCandle().at(START + 4 * MINUTE).build())).isTrue();
        assertThat(aggregator.bucketMs()).isEqualTo(START);
        assertThat(aggregator.closed()).isNull();
    }

    @Test
    void a_bucket_is_synthetic_if_all_its_candles_are() {
        assertThat(twoThirds(true, true, true).synthetic()).isTrue();
        assertThat(twoThirds(true, false, true).synthetic()).isFalse();
    }

    private static Candle twoThirds(boolean... synthetic) {
        var aggregator = new CandleAggregator(Timeframe.M5, Timeframe.M15);
        for (int i = 0; i < 3; i++) {
            CandleBuilder builder = aCandle().at(START + i * Timeframe.M5.lengthMs());
            aggregator.add((synthetic[i] ? builder.synthetic() : builder).build());
        }
        Candle closed = aggregator.closed();
        assertThat(closed).isNotNull();
        return closed;
    }

    @Test
    void a_timeframe_that_is_not_made_of_the_base_interval_is_refused() {
        assertThatThrownBy(() -> new CandleAggregator(Timeframe.M15, Timeframe.M5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5m")
                .hasMessageContaining("15m");
    }

    @Property(tries = 20)
    void by_way_of_another_timeframe_prices_are_the_same_and_volumes_almost(@ForAll long seed) {
        // Given
        List<Candle> minutes = CandleSeries.walk(seed, 1_440);
        // When
        List<Candle> direct = aggregate(Timeframe.M1, Timeframe.H1, minutes);
        List<Candle> twice = aggregate(Timeframe.M15, Timeframe.H1, aggregate(Timeframe.M1, Timeframe.M15, minutes));
        // Then
        assertThat(direct).hasSize(24).hasSameSizeAs(twice);
        for (int i = 0; i < direct.size(); i++) {
            Candle one = direct.get(i);
            Candle other = twice.get(i);
            assertThat(other.volume()).isCloseTo(one.volume(), within(1e-12 * one.volume()));
            assertThat(new Candle(
                            other.openTimeMs(),
                            other.open(),
                            other.high(),
                            other.low(),
                            other.close(),
                            one.volume(),
                            other.synthetic()))
                    .isEqualTo(one);
        }
    }

    private static List<Candle> aggregate(Timeframe base, Timeframe target, List<Candle> candles) {
        var aggregator = new CandleAggregator(base, target);
        List<Candle> buckets = new ArrayList<>();
        for (Candle candle : candles) {
            if (aggregator.add(candle)) {
                buckets.add(aggregator.closed());
            }
        }
        return buckets;
    }
}
