package io.signalstack.trading.indicator;

import static io.signalstack.trading.indicator.SyntheticMarket.Phase.FLAT;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.SILENT;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.WALK;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A snapshot is there after a restart, before any further candle: who reads a higher timeframe may wait long for one. */
class ResumedSnapshotTest {

    static List<List<Candle>> series() {
        return List.of(
                CandleSeries.recordedBtc().subList(0, 700),
                SyntheticMarket.candles(1_500, 100, 0.01, WALK, FLAT, WALK, SILENT, WALK));
    }

    @ParameterizedTest
    @MethodSource("series")
    void it_is_the_same_to_the_last_bit_after_any_candle(List<Candle> candles) {
        var set = new IndicatorSet();
        for (Candle candle : candles) {
            // Given
            set.add(candle);
            // When
            IndicatorSet restored = restored(set);
            // Then
            IndicatorSnapshot expected = set.snapshot();
            IndicatorSnapshot snapshot = restored.snapshot();
            assertThat(snapshot.candle()).isEqualTo(expected.candle());
            assertThat(snapshot.count()).isEqualTo(expected.count());
            assertThat(snapshot.tradedShare()).isEqualTo(expected.tradedShare());
            assertThat(snapshot.toMap()).isEqualTo(expected.toMap());
            assertThat(restored.scalars()).isEqualTo(set.scalars());
            assertThat(restored.row(restored.newestSlot())).isEqualTo(set.row(set.newestSlot()));
        }
    }

    private static IndicatorSet restored(IndicatorSet set) {
        var restored = new IndicatorSet();
        restored.restoreScalars(set.scalars());
        for (int slot = 0; slot < Math.min(set.count() + 1, IndicatorSet.ROW_SLOTS); slot++) {
            restored.restoreRow(slot, set.row(slot));
        }
        restored.resume();
        return restored;
    }
}
