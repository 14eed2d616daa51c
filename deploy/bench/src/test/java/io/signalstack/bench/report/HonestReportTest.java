package io.signalstack.bench.report;

import static io.signalstack.bench.report.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.recordings.Recordings;
import io.signalstack.trading.backtest.BacktestResult;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class HonestReportTest {

    private final Subject eth = Subject.of("ETH", Recordings.ethUsd(), Timeframe.M5, Timeframe.M5);

    private String report(StrategyDefinition... strategies) {
        return new HonestReport(List.of(eth), List.of(strategies)).toMarkdown();
    }

    @Test
    void shows_gross_beside_net_both_together_and_by_side() {
        BacktestResult result = eth.backtest(BuiltInStrategies.CONFLUENCE, Timeframe.M5);
        var figures = result.headline();
        assertThat(figures.all().net().total())
                .as("a loss, and so it is to be shown")
                .isNegative();

        String report = report(BuiltInStrategies.CONFLUENCE);

        assertThat(row(report, "confluence@1", "both"))
                .contains(
                        Integer.toString(figures.all().trades()),
                        Cell.share(figures.all().winRateInterval()),
                        Cell.number(figures.all().gross().expectancy(), 3),
                        Cell.number(figures.all().net().expectancy(), 3),
                        Cell.number(figures.all().net().profitFactor(), 2),
                        Cell.number(figures.all().breakEvenBps(), 1));
        assertThat(row(report, "", "LONG"))
                .contains(Cell.number(figures.longs().net().expectancy(), 3));
        assertThat(row(report, "", "SHORT"))
                .contains(Cell.number(figures.shorts().net().expectancy(), 3));
        assertThat(report).contains(result.coverage().candlesHash(), "Of 1 runs, 1 traded; 0 of them gained");
    }

    @Test
    void says_why_a_figure_is_not_there() {
        StrategyDefinition silent = BuiltInStrategies.catalogue().stream()
                .filter(strategy -> strategy.key().id().equals("rsi2"))
                .findFirst()
                .orElseThrow();

        String report = report(silent);

        assertThat(row(report, "rsi2@1", "both")).contains("0", "(no trade)");
        assertThat(report).contains("Of 1 runs, 0 traded");
    }

    @Test
    void predicts_each_trade_once() {
        int trades = eth.backtest(BuiltInStrategies.CONFLUENCE, Timeframe.M5)
                .headline()
                .all()
                .trades();

        String report = report(BuiltInStrategies.CONFLUENCE);

        assertThat(report).contains("## All: n = " + trades + ",");
    }

    @Test
    void shows_the_calibration_error_by_side_and_timeframe_beside_a_perfect_forecasters() {
        String report = report(BuiltInStrategies.CONFLUENCE);

        String parts = report.substring(report.indexOf("By side and timeframe:"));
        for (String of : List.of("LONG", "SHORT", "5m")) {
            List<String> cells = row(parts, "confluence@1", of);
            assertThat(Integer.parseInt(cells.get(3))).isPositive();
            assertThat(cells.subList(5, 8))
                    .allSatisfy(cell -> assertThat(Double.parseDouble(cell)).isBetween(0.0, 1.0));
        }
    }

    @Test
    void shows_what_the_trades_of_a_side_prove() {
        String report = report(BuiltInStrategies.CONFLUENCE);

        String evidence = report.substring(report.indexOf("## Evidence"));
        List<String> cells = row(evidence, "confluence@1", "REPLAY:ETH/USD");
        assertThat(cells.subList(3, 5)).containsExactly("5m", "LONG");
        assertThat(cells.get(8)).isIn("EARNING", "UNPROVEN", "LOSING");
        assertThat(evidence).contains("That of a SHORT is before borrowing");
    }
}
