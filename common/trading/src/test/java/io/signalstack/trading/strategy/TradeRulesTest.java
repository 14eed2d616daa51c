package io.signalstack.trading.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Economics;
import io.signalstack.trading.signal.Levels;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.Evaluation.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stop two ATRs away and target three: on ticks, the target away from the entry, the stop toward it. */
class TradeRulesTest {

    private static final TradeRules RULES = new TradeRules(2, 3, 24, Duration.ofSeconds(5), 0.0015, 0.5);
    private static final Instant CLOSE = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "LONG,  100,    1,      0.01, 98,     103",
        "LONG,  100,    1.001,  0.01, 98,     103.01",
        "SHORT, 100,    1.001,  0.01, 102,    96.99",
        "LONG,  100,    1.2,    0.5,  98,     104",
        "SHORT, 100,    1.2,    0.5,  102,    96",
        "LONG,  100.3,  1,      1,    99,     104",
        "SHORT, 100.3,  1,      1,    102,    97",
        "LONG,  0.0003, 0.00005, 0.0001, 0.0002, 0.0005"
    })
    void levels_are_on_ticks(Side side, double entry, double atr, BigDecimal tick, double stop, double target) {
        assertThat(levels(side, entry, atr, tick))
                .isEqualTo(new Levels(entry, target, stop, Instant.parse("2026-01-01T14:00:00Z")));
    }

    /** Constant ranges: the ATR is the range but for rounding, and the level a tick but for that. */
    @ParameterizedTest
    @CsvSource({"LONG, 98, 103", "SHORT, 102, 97"})
    void an_ulp_of_the_range_moves_no_level(Side side, double stop, double target) {
        for (double atr : new double[] {Math.nextDown(1.0), 1, Math.nextUp(1.0), 1 + 1e-12, 1 - 1e-12}) {
            Levels levels = levels(side, 100, atr, new BigDecimal("0.01"));
            assertThat(levels).extracting(Levels::stop, Levels::target).containsExactly(stop, target);
        }
    }

    /** Without rounding to the same tick the first stop meets its entry, and the others are a tick off. */
    @ParameterizedTest
    @CsvSource({"0.0004, 0.00005, 0.0003, 0.0006", "0.0003, 0.0001, 0.0001, 0.0006", "0.0008, 0.0003, 0.0002, 0.0017"})
    void prices_of_few_ticks_keep_their_levels(double entry, double atr, double stop, double target) {
        assertThat(levels(Side.LONG, entry, atr, new BigDecimal("0.0001")))
                .extracting(Levels::stop, Levels::target)
                .containsExactly(stop, target);
    }

    @Test
    void a_billionth_of_a_tick_is_the_same_tick_and_more_is_not() {
        BigDecimal tick = new BigDecimal("0.01");
        Levels same = levels(Side.LONG, 100, 1 + 0.3e-11, tick);
        Levels next = levels(Side.LONG, 100, 1 + 0.7e-11, tick);
        assertThat(same).extracting(Levels::target).isEqualTo(103.0);
        assertThat(next).extracting(Levels::target).isEqualTo(103.01);
    }

    @Test
    void a_fill_delay_that_reaches_the_expiry_is_refused() {
        assertThatThrownBy(() -> new TradeRules(2, 3, 1, Duration.ofSeconds(60), 0.0015, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fillDelay 60 s reaches the expiry on 1m, a horizon of 1 candles");
        assertThat(new TradeRules(2, 3, 1, Duration.ofSeconds(59), 0.0015, 0.5).horizon())
                .isEqualTo(1);
        assertThatThrownBy(() -> StrategyFactory.create(new StrategyDefinition(
                        BuiltInStrategies.CONFLUENCE.key(), "confluence", Map.of("horizon", "2", "fillDelay", "3600"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fillDelay 3600 s");
    }

    @ParameterizedTest
    @CsvSource({
        "LONG,  100, 0,     0.01", // no range at all
        "LONG,  100, 1e-13, 0.01",
        "LONG,  100, 0.001, 0.01", // the stop meets the entry
        "SHORT, 100, 0.001, 0.01",
        "LONG,  100, 50,    0.01", // the stop is not a price
        "SHORT, 100, 40,    0.01", // the target is not a price
        "LONG,  100, NaN,   0.01"
    })
    void what_cannot_be_traded_is_degenerate(Side side, double entry, double atr, BigDecimal tick) {
        assertThat(levels(side, entry, atr, tick)).isNull();
    }

    @Test
    void a_level_is_the_double_of_its_decimal_text() {
        Levels levels = levels(Side.LONG, 0.3, 0.1, new BigDecimal("0.1"));
        assertThat(levels).isNotNull();
        assertThat(Double.toString(levels.target())).isIn("0.6", "0.7");
        assertThat(Double.toString(levels.stop())).isIn("0.1", "0.2");
    }

    @Property(tries = 2_000)
    void what_is_plain_without_the_levels_is_what_they_come_to(
            @ForAll Side side,
            @ForAll @IntRange(min = 1, max = 1_000_000) int cents,
            @ForAll @IntRange(min = 1, max = 60_000) int atrPer100000,
            @ForAll @IntRange(min = 1, max = 400) int ticksPerAtr,
            @ForAll boolean open) {
        // Given
        double entry = cents / 100.0;
        double atr = atrPer100000 / 100_000.0 * entry;
        BigDecimal tick = BigDecimal.valueOf(atr / ticksPerAtr).round(new MathContext(2));
        // When
        Reason plainly = RULES.plainlyAgainst(entry, atr, tick.doubleValue(), open);
        // Then
        assertThat(plainly).isIn(null, against(side, entry, atr, tick, open));
    }

    @Test
    void what_stands_against_a_usual_candle_is_plain() {
        assertThat(RULES.plainlyAgainst(100, 0.2, 0.01, false)).isEqualTo(Reason.COSTS);
        assertThat(RULES.plainlyAgainst(100, 0.5, 0.01, true)).isEqualTo(Reason.OPEN_SIGNAL);
        assertThat(RULES.plainlyAgainst(100, 0.5, 0.01, false)).isNull();
    }

    private static @Nullable Reason against(Side side, double entry, double atr, BigDecimal tick, boolean open) {
        Levels levels = levels(side, entry, atr, tick);
        if (levels == null) {
            return Reason.DEGENERATE;
        }
        if (Economics.of(levels, RULES.costPerSide()).costR() > RULES.maxCostR()) {
            return Reason.COSTS;
        }
        return open ? Reason.OPEN_SIGNAL : null;
    }

    private static @Nullable Levels levels(Side side, double entry, double atr, BigDecimal tick) {
        return TradeRules.isFlat(entry, atr)
                ? null
                : RULES.levels(side, entry, RULES.distances(atr), tick, Timeframe.M5, CLOSE);
    }
}
