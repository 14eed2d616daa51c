package io.signalstack.trading.signal;

import static io.signalstack.trading.signal.SignalBuilder.aSignal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a signal is made of cannot be wrong in itself, wherever it comes from. */
class ValueTypesTest {

    private static final Instant EXPIRY = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "NaN, 110, 90, entry",
        "0, 110, 90, entry",
        "100, Infinity, 90, target",
        "100, 110, -1, stop",
        "100, 110, 0, stop",
        "100, 110, NaN, stop",
        "100, 90, 80, between",
        "100, 110, 120, between",
        "100, 100, 90, between",
        "100, 110, 100, between"
    })
    void levels_lie_on_both_sides_of_the_entry(double entry, double target, double stop, String named) {
        assertThatThrownBy(() -> new Levels(entry, target, stop, EXPIRY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void the_target_says_whose_levels_they_are() {
        assertThat(new Levels(100, 110, 90, EXPIRY).side()).isEqualTo(Side.LONG);
        assertThat(new Levels(100, 90, 110, EXPIRY).side()).isEqualTo(Side.SHORT);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0.1, 0.5, riskPct",
        "NaN, 1, 0.1, 0.5, riskPct",
        "0.1, 0, 0.1, 0.5, rewardRisk",
        "0.1, Infinity, 0.1, 0.5, rewardRisk",
        "0.1, 1, -0.1, 0.5, costR",
        "0.1, 1, 0.1, 0, breakEven"
    })
    void economics_are_finite_and_cost_nothing_or_more(
            double riskPct, double rewardRisk, double costR, double breakEven, String named) {
        assertThatThrownBy(() -> new Economics(riskPct, rewardRisk, costR, breakEven))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1.01, 0.5, 0.5, rawScore",
                "NaN, 0.5, 0.5, rawScore",
                "0.7, -0.1, 0.5, qualityScore",
                "0.7, 1.1, -, qualityScore",
                "0.7, NaN, -, qualityScore",
                "0.7, 0.5, 1.5, volumeScore",
                "0.7, 0.5, NaN, volumeScore"
            })
    void scores_are_in_their_ranges(double raw, double quality, @Nullable Double volume, String named) {
        assertThatThrownBy(() -> assessment(raw, quality, volume))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void a_signal_has_the_levels_and_the_score_of_its_side() {
        Signal signal = aSignal().build();
        assertThatThrownBy(() -> changed(signal, Side.SHORT, signal.assessment()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("are not a SHORT's");
        assertThatThrownBy(() -> changed(signal, Side.LONG, assessment(-0.7, 0.5, 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rawScore -0.7 is not a LONG's");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void a_signal_expires_after_its_candle(int candles) {
        assertThatThrownBy(() -> aSignal().expiringAfter(candles).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expiresAt");
    }

    private static Assessment assessment(double raw, double quality, @Nullable Double volume) {
        return new Assessment(
                raw, quality, volume, Map.of(), List.of("a reason"), Regime.RANGING, MarketCondition.NEUTRAL);
    }

    private static Signal changed(Signal signal, Side side, Assessment assessment) {
        return new Signal(
                signal.id(),
                signal.strategy(),
                signal.engineVersion(),
                signal.seriesId(),
                signal.seriesStart(),
                signal.instrument(),
                signal.timeframe(),
                signal.openTime(),
                side,
                signal.levels(),
                assessment,
                signal.economics(),
                signal.tradable());
    }
}
