package io.signalstack.trading.strategy.ta4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.CandleWindow;
import io.signalstack.trading.market.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;

/** What ta4j sees, and what of it could mislead. */
class CandleBarsTest {

    private static final List<Candle> CANDLES = CandleSeries.walk(3, CandleWindow.LENGTH);

    @Test
    void a_series_is_the_candles_and_nothing_else() {
        BarSeries series = new CandleBars(CANDLES, Timeframe.M1);
        assertThat(series.getBarCount()).isEqualTo(CandleWindow.LENGTH);
        assertThat(series.getEndIndex()).isEqualTo(CandleWindow.LENGTH - 1);
        for (int i = 0; i < CandleWindow.LENGTH; i++) {
            Candle candle = CANDLES.get(i);
            var bar = series.getBar(i);
            assertThat(bar.getBeginTime()).isEqualTo(candle.openTime());
            assertThat(bar.getEndTime()).isEqualTo(candle.closeTime(Timeframe.M1));
            assertThat(bar.getOpenPrice().doubleValue()).isEqualTo(candle.open());
            assertThat(bar.getHighPrice().doubleValue()).isEqualTo(candle.high());
            assertThat(bar.getLowPrice().doubleValue()).isEqualTo(candle.low());
            assertThat(bar.getClosePrice().doubleValue()).isEqualTo(candle.close());
            assertThat(bar.getVolume().doubleValue()).isEqualTo(candle.volume());
        }
        assertThat(series.getLastBar().getClosePrice()).isInstanceOf(DoubleNum.class);
        assertThat(series.numFactory().one()).isInstanceOf(DoubleNum.class);
    }

    @Test
    void a_series_has_no_other_bars_and_never_grows() {
        // Given
        BarSeries series = new CandleBars(CANDLES, Timeframe.M1);
        // Then
        assertThat(series.getSubSeries(10, 20).getFirstBar().getBeginTime())
                .isEqualTo(CANDLES.get(10).openTime());
        assertThat(series.barBuilder()).isNotNull();
        assertThatThrownBy(() -> series.getBar(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> series.getBar(CandleWindow.LENGTH)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> series.addBar(series.getLastBar())).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> series.addTrade(1, 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> series.addPrice(1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> series.addTrade(DoubleNum.valueOf(1), DoubleNum.valueOf(2)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> series.setMaximumBarCount(100)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(new CandleBars(List.of(), Timeframe.M1).isEmpty()).isTrue();
    }

    @Test
    void no_bar_is_ever_removed_for_a_removed_one_answers_with_another_ones_value() {
        // Given a series of ta4j that has let go of its first bars
        BarSeries trimmed = new BaseBarSeriesBuilder()
                .withBars(new CandleBars(CANDLES, Timeframe.M1).getBarData())
                .build();
        trimmed.setMaximumBarCount(100);
        var close = new ClosePriceIndicator(trimmed);
        assertThat(new SMAIndicator(close, 1).getValue(0))
                .isEqualTo(close.getValue(400))
                .isNotEqualTo(DoubleNum.valueOf(CANDLES.getFirst().close()));
        // Then
        BarSeries ours = new CandleBars(CANDLES, Timeframe.M1);
        assertThat(ours.getRemovedBarsCount()).isZero();
        assertThat(ours.getBeginIndex()).isZero();
        assertThat(ours.getMaximumBarCount()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void ta4js_own_backtests_and_records_are_not_used_for_some_read_prices_after_their_window() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain("org.ta4j.core.backtest")
                            .doesNotContain("org.ta4j.core.analysis")
                            .doesNotContain("org.ta4j.core.criteria")
                            .doesNotContain("TradingRecord")
                            .doesNotContain(".setMaximumBarCount"));
        }
    }
}
