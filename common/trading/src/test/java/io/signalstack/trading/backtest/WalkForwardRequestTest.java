package io.signalstack.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which samples and windows a request of 57 days has. */
class WalkForwardRequestTest {

    private static final Instant FROM = CandleSeries.START;
    private static final Instant TO = FROM.plus(Duration.ofDays(57));
    private static final BacktestRequest BACKTEST =
            BacktestRequest.of(BuiltInStrategies.CONFLUENCE, CandleSeries.INSTRUMENT, Timeframe.M15, FROM, TO);
    private static final Grid GRID = Grid.of(Map.of("threshold", List.of("0.4", "0.55")));

    @Test
    void the_last_window_is_cut_at_the_end() {
        var cut = new WalkForwardRequest(
                BACKTEST.over(FROM, TO.minus(Duration.ofDays(2))), GRID, 32, 5, 5, 30, Trials.NONE);
        assertThat(cut.spans()).hasSize(5);
        assertThat(cut.spans().getLast().to()).isEqualTo(FROM.plus(Duration.ofDays(55)));
    }

    @Test
    void the_usual_one_has_half_a_year_in_sample_and_a_month_out() {
        WalkForwardRequest usual =
                WalkForwardRequest.of(BACKTEST.over(FROM, FROM.plus(Duration.ofDays(400))), GRID, Trials.NONE);
        assertThat(usual.spans()).hasSize(8);
        assertThat(usual.spans().getFirst().boundary()).isEqualTo(FROM.plus(Duration.ofDays(180)));
        assertThat(usual.spans().get(1).from()).isEqualTo(FROM.plus(Duration.ofDays(30)));
        assertThat(usual.leastTrades()).isEqualTo(30);
    }

    @Test
    void what_has_no_room_or_overlaps_is_refused() {
        assertThatThrownBy(() -> new WalkForwardRequest(BACKTEST, GRID, 57, 5, 5, 30, Trials.NONE))
                .hasMessageContaining("inSampleDays 57");
        assertThatThrownBy(() -> new WalkForwardRequest(BACKTEST, GRID, 10, 5, 4, 30, Trials.NONE))
                .hasMessage("walk-forward stepDays 4 is under 5");
        assertThatThrownBy(() -> new WalkForwardRequest(BACKTEST, GRID, 0, 5, 5, 30, Trials.NONE))
                .hasMessage("walk-forward inSampleDays 0 is under 1");
    }
}
