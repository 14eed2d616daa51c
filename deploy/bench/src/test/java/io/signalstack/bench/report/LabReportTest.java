package io.signalstack.bench.report;

import static io.signalstack.bench.report.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.bench.report.LabSeed.Given;
import io.signalstack.lab.LabMarket;
import io.signalstack.trading.backtest.Interval;
import io.signalstack.trading.backtest.Measure;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.calibration.Evidence.Label;
import io.signalstack.trading.calibration.TrueReliability;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Five seeds, with the strategy that is quick. */
class LabReportTest {

    private static final int SEEDS = 5;

    private static List<LabSeed> seeds;

    @BeforeAll
    static void run() throws ExecutionException, InterruptedException {
        seeds = new LabSeeds(List.of(BuiltInStrategies.CONFLUENCE), new LabSeed.Extent(930, 8)).run(SEEDS, _ -> {});
    }

    @Test
    void a_market_without_drift_loses_and_nobody_says_that_it_earns() {
        List<Given> coin = given(LabMarket.COIN);
        assertThat(coin).extracting(given -> given.evidence().label()).doesNotContain(Label.EARNING);
        assertThat(coin)
                .filteredOn(given -> given.timeframe() == Timeframe.M15)
                .hasSize(2 * SEEDS)
                .allSatisfy(given -> assertThat(given.evidence().label()).isEqualTo(Label.LOSING));
    }

    @Test
    void a_drift_is_traded_a_hundred_times_a_side_and_year_and_earns_more_than_none() {
        assertThat(hourly(LabMarket.TREND))
                .allSatisfy(given -> assertThat(given.evidence().n()).isGreaterThan(100));
        assertThat(mean(hourly(LabMarket.TREND))).isPositive();
        assertThat(mean(hourly(LabMarket.FAIR))).isCloseTo(0, within(0.15));
        assertThat(mean(hourly(LabMarket.COIN))).isNegative();
    }

    @Test
    void what_a_fading_market_earns_turns_to_a_loss() {
        assertThat(mean(fading(540))).isPositive();
        assertThat(mean(fading(930))).isNegative();
        assertThat(fading(930)).extracting(given -> given.evidence().label()).doesNotContain(Label.EARNING);
    }

    @Test
    void what_is_said_is_near_the_truth() {
        TrueReliability all = new LabTruths(seeds).over(_ -> true);
        assertThat(all.n()).isEqualTo(8 * SEEDS);
        // Forty are few: this would not miss a confidence that is off by 0.1.
        assertThat(all.meanPredicted().value()).isCloseTo(all.meanTrue().value(), within(0.06));
    }

    @Test
    void labels_are_counted_and_held_against_the_mean_over_all_seeds() {
        LabCell cell = LabCell.of(List.of(
                evidence(Label.EARNING, 200, 0.3),
                evidence(Label.UNPROVEN, 100, 0.15),
                evidence(Label.LOSING, 100, 0.25)));

        assertThat(cell.trades()).isEqualTo(400);
        assertThat(cell.mean()).isCloseTo(0.25, within(1e-12));
        // 200·0.05, 100·−0.1 and 100·0 are off
        assertThat(cell.half()).isCloseTo(1.96 * StrictMath.sqrt(200) / 400, within(1e-12));
        assertThat(cell.truth()).isEqualTo(Label.EARNING);
        assertThat(cell.wrong()).isEqualTo(1);
    }

    @Test
    void where_nothing_can_be_said_every_claim_is_wrong() {
        LabCell cell = LabCell.of(List.of(
                evidence(Label.EARNING, 100, 0.5), evidence(Label.LOSING, 100, -0.5), evidence(Label.UNPROVEN, 10, 0)));

        assertThat(cell.truth()).isEqualTo(Label.UNPROVEN);
        assertThat(cell.wrong()).isEqualTo(2);
    }

    @Test
    void the_report_shows_labels_how_they_turn_what_is_true_and_what_it_took() {
        String report = new LabReport(seeds).toMarkdown();

        assertThat(row(report, "confluence@1", "COIN")).contains("15m", "LONG", "5", "LOSING");
        assertThat(row(report, "930", "confluence@1")).contains("LONG");
        assertThat(report)
                .contains("- COIN is EARNING anywhere: 0\n", "are held against the truth", "seeds 1 to 5")
                .contains("| all", "| SHORT", "ns a candle");
    }

    @Test
    void the_same_seeds_give_the_same_text_but_for_the_times() throws ExecutionException, InterruptedException {
        LabSeed again = LabSeed.of(1, List.of(BuiltInStrategies.CONFLUENCE), new LabSeed.Extent(930, 8));

        assertThat(again).usingRecursiveComparison().ignoringFields("times").isEqualTo(seeds.getFirst());
    }

    private static Evidence evidence(Label label, int n, double mean) {
        Measure none = Measure.undefined("of no interest");
        return new Evidence(label, n, Measure.of(mean), new Interval(none, none), Instant.EPOCH, Instant.EPOCH);
    }

    private static List<Given> given(LabMarket market) {
        return seeds.stream()
                .flatMap(seed -> seed.given().stream())
                .filter(given -> given.market() == market)
                .toList();
    }

    private static List<Given> hourly(LabMarket market) {
        return given(market).stream()
                .filter(given -> given.timeframe() == Timeframe.H1)
                .toList();
    }

    private static List<Given> fading(int day) {
        return seeds.stream()
                .flatMap(seed -> seed.fading().stream())
                .filter(given -> given.day() == day)
                .toList();
    }

    private static double mean(List<Given> given) {
        return LabCell.of(given.stream().map(Given::evidence).toList()).mean();
    }
}
