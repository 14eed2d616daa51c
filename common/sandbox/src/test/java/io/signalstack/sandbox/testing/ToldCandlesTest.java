package io.signalstack.sandbox.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.CandleLost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToldCandlesTest {

    private static final String BTC = "TEST:BTC/USD";
    private static final Instant START = Instant.parse("2026-01-10T00:00:00Z");

    @Test
    void each_minute_is_told_once_and_in_its_turn() {
        ToldCandles told = ToldCandles.of(List.of(candle(0, 0), candle(1, 0), lost(2), candle(3, 0), candle(1, 1)));
        assertThat(told.inOrder()).isTrue();
        assertThat(told.twice()).isEmpty();
        assertThat(told.newest().keySet()).containsExactly(minute(0), minute(1), minute(3));
        assertThat(told.lost()).containsExactly(minute(2));
        assertThat(told.revisions()).isEqualTo(1);
        assertThat(told.first()).isEqualTo(minute(0));
        assertThat(told.last()).isEqualTo(minute(3));
    }

    @Test
    void a_version_that_is_told_again_is_found() {
        ToldCandles told = ToldCandles.of(List.of(candle(0, 0), candle(1, 0), candle(1, 1), candle(1, 1)));
        assertThat(told.twice()).containsExactly(minute(1) + "/1");
        assertThat(told.inOrder()).isTrue();
    }

    @Test
    void what_was_last_told_is_held_against_the_truth() {
        // Given
        BaseCandle first = candle(0, 0);
        BaseCandle second = candle(1, 0);
        BaseCandle revised = new BaseCandle(BTC, minute(1), 1, 3, 0.5, 2, 10, 1, null, false, false);
        ToldCandles told = ToldCandles.of(List.of(first, second, revised));

        // When, Then
        assertThat(told.otherThan(Map.of(minute(0), first.candle(), minute(1), revised.candle())))
                .isEmpty();
        assertThat(told.otherThan(Map.of(minute(0), first.candle(), minute(1), second.candle())))
                .containsExactly(minute(1));
        assertThat(told.otherThan(Map.of(minute(1), revised.candle()))).containsExactly(minute(0));
    }

    @Test
    void a_minute_that_is_left_out_or_told_late_is_out_of_order() {
        assertThat(ToldCandles.of(List.of(candle(0, 0), candle(2, 0))).inOrder())
                .isFalse();
        assertThat(ToldCandles.of(List.of(candle(1, 0), candle(0, 0))).inOrder())
                .isFalse();
    }

    @Test
    void nothing_told_is_no_history() {
        assertThatThrownBy(() -> ToldCandles.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant minute(int number) {
        return START.plusSeconds(60L * number);
    }

    private static BaseCandle candle(int minute, int revision) {
        return new BaseCandle(BTC, minute(minute), 1, 2, 0.5, 1, 10, revision, null, false, false);
    }

    private static CandleEvent lost(int minute) {
        return new CandleLost(BTC, minute(minute));
    }
}
