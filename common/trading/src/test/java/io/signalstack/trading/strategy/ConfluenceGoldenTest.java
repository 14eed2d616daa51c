package io.signalstack.trading.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.Assessment;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.signal.SignalIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the built-in strategy makes of the recorded BTC/USD minutes. A change here is a change of the engine's version. */
class ConfluenceGoldenTest {

    private static final List<Signal> OPENED = new ArrayList<>();
    private static final Map<String, Integer> OUTCOMES = new TreeMap<>();

    @BeforeAll
    static void run_the_recording() {
        var pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);
        pipeline.activate(BuiltInStrategies.CONFLUENCE, Instant.EPOCH, "golden");
        var series = CandleSeries.series(Timeframe.M1, Timeframe.M5, Timeframe.M15, Timeframe.H1);
        for (MarketRecord record : CandleSeries.records(series, CandleSeries.recordedBtc())) {
            for (SignalEvent event : ((Step.Applied) pipeline.on(record)).events()) {
                switch (event) {
                    case SignalEvent.Opened(Signal signal) -> OPENED.add(signal);
                    case SignalEvent.Closed(Signal signal, int sequence, Outcome outcome) ->
                        OUTCOMES.merge(signal.timeframe() + " " + outcome.result(), 1, Integer::sum);
                    default -> throw new AssertionError(event);
                }
            }
        }
    }

    @Test
    void so_many_signals_by_timeframe_and_day() {
        Map<String, Integer> byDay = new TreeMap<>();
        OPENED.forEach(signal -> byDay.merge(
                signal.timeframe() + " " + signal.closeTime().toString().substring(0, 10), 1, Integer::sum));
        assertThat(lines(byDay)).isEqualTo("""
                        15m 2013-11-27: 2
                        15m 2013-11-28: 6
                        15m 2013-11-29: 7
                        15m 2013-11-30: 5
                        15m 2013-12-01: 5
                        1m 2013-11-25: 26
                        1m 2013-11-26: 8
                        1m 2013-11-27: 24
                        1m 2013-11-28: 28
                        1m 2013-11-29: 25
                        1m 2013-11-30: 26
                        1m 2013-12-01: 34
                        5m 2013-11-25: 3
                        5m 2013-11-26: 12
                        5m 2013-11-27: 14
                        5m 2013-11-28: 14
                        5m 2013-11-29: 16
                        5m 2013-11-30: 13
                        5m 2013-12-01: 14
                        """);
    }

    @Test
    void so_many_outcomes() {
        assertThat(lines(OUTCOMES)).isEqualTo("""
                        15m EXPIRED: 3
                        15m STOP: 14
                        15m TARGET: 7
                        1m EXPIRED: 47
                        1m NOT_FILLED: 20
                        1m STOP: 65
                        1m TARGET: 38
                        5m EXPIRED: 15
                        5m NOT_FILLED: 2
                        5m STOP: 47
                        5m TARGET: 21
                        """);
    }

    @Test
    void the_first_signals() {
        assertThat(OPENED.stream().limit(3).map(ConfluenceGoldenTest::line))
                .containsExactly(
                        "1m 2013-11-25T05:22:00Z SHORT entry 807.44 stop 812.76 target 799.44 score -0.7170735283691462 RANGING bb87a7f1193e8b5e22d0316b9e28b79b",
                        "1m 2013-11-25T06:04:00Z SHORT entry 793.12 stop 798.76 target 784.65 score -0.5627744910952367 VOLATILE 22ebbbff96b6c758fede5a1c1e6435df",
                        "1m 2013-11-25T07:11:00Z LONG entry 809.88 stop 803.79 target 819.02 score 0.5589773899300033 TRENDING_UP 7ff898238fd32f50b7e47b1511d80cc9");
    }

    /** Their levels and scores are the same: what version 2 mended does not show in them. */
    @Test
    void engine_version_1_named_them_otherwise() {
        SignalIds ids = StrategyFactory.create(BuiltInStrategies.CONFLUENCE).signalIds();
        assertThat(OPENED.stream()
                        .limit(3)
                        .map(signal ->
                                ids.of(1, signal.instrument(), signal.timeframe(), signal.openTime(), signal.side())))
                .containsExactly(
                        "45bee116dd2e312df56d586130d67852",
                        "797d18beb104ca76b1d8ea394a32088a",
                        "b04f922c33f57f04725c6c30205e1311");
    }

    @Test
    void the_first_rationale() {
        assertThat(OPENED.getFirst().assessment().rationale())
                .containsExactly(
                        "mean reversion -0.83: RSI 66.44, %B 1.24", "volume -0.05: OBV slope -0.06, volume -0.75 σ");
    }

    @Test
    void one_sentence_for_each_rule_that_counts() {
        ConfluenceParameters parameters = ConfluenceParameters.parse(BuiltInStrategies.CONFLUENCE.parameters());
        assertThat(OPENED).allSatisfy(signal -> {
            List<String> counted = ConfluenceRule.ALL.stream()
                    .filter(rule ->
                            parameters.get(rule.weight(signal.assessment().regime())) > 0)
                    .map(ConfluenceRule::name)
                    .toList();
            // On the recorded week no rule abstains where a signal opens.
            assertThat(signal.assessment().rationale())
                    .extracting(sentence -> sentence.replaceFirst(" [+-][01]\\.\\d\\d: .+", ""))
                    .isEqualTo(counted);
        });
    }

    @Test
    void every_signal_keeps_the_rules_of_its_fields() {
        assertThat(OPENED).allSatisfy(signal -> {
            Assessment assessment = signal.assessment();
            assertThat(Math.abs(assessment.rawScore())).isBetween(0.55, 1.0);
            assertThat(Math.signum(assessment.rawScore()))
                    .isEqualTo(signal.side().sign());
            assertThat(assessment.qualityScore()).isBetween(0.0, 1.0);
            assertThat(assessment.rationale()).hasSizeBetween(2, 5);
            assertThat(signal.economics().costR()).isLessThanOrEqualTo(0.5);
            assertThat(signal.side().sign()
                            * (signal.levels().target() - signal.levels().entry()))
                    .isPositive();
            assertThat(signal.side().sign()
                            * (signal.levels().entry() - signal.levels().stop()))
                    .isPositive();
            assertThat(signal.seriesStart()).isEqualTo(Instant.parse("2013-11-25T00:00:00Z"));
        });
        assertThat(OPENED).extracting(Signal::id).doesNotHaveDuplicates();
    }

    private static String lines(Map<String, Integer> counts) {
        var lines = new StringBuilder();
        counts.forEach(
                (key, count) -> lines.append(key).append(": ").append(count).append('\n'));
        return lines.toString();
    }

    private static String line(Signal signal) {
        return signal.timeframe() + " " + signal.closeTime() + " " + signal.side() + " entry "
                + signal.levels().entry() + " stop " + signal.levels().stop() + " target "
                + signal.levels().target() + " score " + signal.assessment().rawScore() + " "
                + signal.assessment().regime() + " " + signal.id();
    }
}
