package io.signalstack.trading.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.ConfluenceParameter;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for every history, tried on random ones. */
class PipelinePropertiesTest {

    private static final Series SERIES = CandleSeries.series(Timeframe.M1, Timeframe.M5, Timeframe.M15);
    private static final Evaluation HELD = new Evaluation.Quiet(Evaluation.Reason.OPEN_SIGNAL);
    private static final StrategyDefinition EAGER = new StrategyDefinition(
            new StrategyKey("eager", "1"),
            BuiltInStrategies.CONFLUENCE.kind(),
            Map.of(ConfluenceParameter.WARM_UP.key(), "200", ConfluenceParameter.THRESHOLD.key(), "0.3"));

    /** Looks at candles, and leaves its trades by a rule of its own. */
    private static final StrategyDefinition LOOKING = new StrategyDefinition(
            new StrategyKey("looking", "1"),
            BuiltInStrategies.DONCHIAN_BREAKOUT.kind(),
            Map.of(
                    "name", "donchian-breakout",
                    "entryChannel", "6",
                    "exitChannel", "3",
                    "useExitRule", "true",
                    "warmUp", "200",
                    "fee", "0",
                    "slippage", "0"));

    /** Asks for indicators beyond the catalogue. */
    private static final StrategyDefinition ASKING = new StrategyDefinition(
            new StrategyKey("asking", "1"),
            BuiltInStrategies.CONFLUENCE.kind(),
            Map.of("warmUp", "200", "threshold", "0.3", "fastEma", "9", "rsiPeriod", "21"));

    @Property(tries = 15)
    void a_prefix_of_the_history_gives_a_prefix_of_the_steps(
            @ForAll long seed, @ForAll @IntRange(min = 200, max = 900) int length) {
        // Given
        List<MarketRecord> history = history(seed, 900);
        // When
        List<Step> whole = new Run().over(history);
        List<Step> part = new Run().over(history.subList(0, length));
        // Then
        assertThat(part).isEqualTo(whole.subList(0, length));
    }

    @Property(tries = 25)
    void a_restart_at_any_record_changes_nothing(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 1_500) int first,
            @ForAll @IntRange(min = 1, max = 1_500) int second) {
        // Given
        List<MarketRecord> history = history(seed, 1_500);
        var undisturbed = new Run();
        List<Step> expected = undisturbed.over(history);
        int one = Math.min(Math.min(first, second), history.size());
        int other = Math.min(Math.max(first, second), history.size());
        // When
        var restarted = new Run();
        List<Step> steps = new ArrayList<>(restarted.over(history.subList(0, one)));
        restarted.restart();
        steps.addAll(restarted.over(history.subList(one, other)));
        restarted.restart();
        steps.addAll(restarted.over(history.subList(other, history.size())));
        // Then
        assertThat(steps).isEqualTo(expected);
        assertThat(restarted.saved()).isEqualTo(undisturbed.saved());
        assertThat(restarted.pipeline.evaluations()).isEqualTo(undisturbed.pipeline.evaluations());
        assertThat(restarted.pipeline.openSignals()).isEqualTo(undisturbed.pipeline.openSignals());
    }

    @Property(tries = 10)
    void late_and_duplicate_candles_and_jumps_leave_no_trace(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 700) int at) {
        // Given
        List<MarketRecord> history = history(seed, 701);
        var disturbed = new Run();
        disturbed.over(history.subList(0, at));
        Map<String, String> before = disturbed.saved();
        // When
        Step again = disturbed.pipeline.on(history.get(0));
        Step jump = at + 1 < history.size() && isNew(history.get(at)) && isNew(history.get(at + 1))
                ? disturbed.pipeline.on(history.get(at + 1))
                : null;
        Step late = isNew(history.get(1)) ? disturbed.pipeline.on(history.get(1)) : again;
        // Then
        assertThat(again).isInstanceOf(Step.Ignored.class);
        assertThat(late).isInstanceOf(Step.Ignored.class);
        if (jump != null) {
            assertThat(jump).isEqualTo(new Step.Gap(disturbed.pipeline.nextOpen()));
        }
        assertThat(disturbed.saved()).isEqualTo(before);
        List<Step> expected = new Run().over(history);
        assertThat(disturbed.over(history.subList(at, history.size()))).isEqualTo(expected.subList(at, history.size()));
    }

    @Property(tries = 10)
    void a_revision_changes_neither_evaluations_nor_first_outcomes(@ForAll long seed) {
        // Given
        List<MarketRecord> revised = history(seed, 1_200);
        List<MarketRecord> unrevised =
                revised.stream().filter(PipelinePropertiesTest::isNew).toList();
        // When
        List<Step> with = new Run().over(revised);
        List<Step> without = new Run().over(unrevised);
        // Then
        assertThat(firstPublished(with)).isEqualTo(firstPublished(without));
    }

    @Property(tries = 10)
    void switched_on_later_a_strategy_says_what_it_would_have_said_but_for_its_cool_down(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 800) int from) {
        // Given
        List<MarketRecord> history = history(seed, 1_200);
        var early = new SignalPipeline(CandleSeries.INSTRUMENT);
        var late = new SignalPipeline(CandleSeries.INSTRUMENT);
        early.activate(EAGER, Instant.EPOCH, "test");
        List<Evaluation> compared = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            if (i == from) {
                late.activate(EAGER, late.nextOpen(), "test");
            }
            // When
            List<Evaluated> always = evaluated(early.on(history.get(i)));
            List<Evaluated> since = evaluated(late.on(history.get(i)));
            // Then
            for (int one = 0; one < since.size(); one++) {
                Evaluation expected = always.get(one).evaluation();
                Evaluation evaluation = since.get(one).evaluation();
                boolean held = expected.equals(HELD) || evaluation.equals(HELD);
                assertThat(evaluation)
                        .satisfiesAnyOf(
                                is -> assertThat(is).isEqualTo(expected),
                                is -> assertThat(held && signals(expected) && signals(is))
                                        .isTrue());
                compared.add(evaluation);
            }
        }
        assertThat(compared).hasSizeGreaterThan(300).anyMatch(PipelinePropertiesTest::signals);
    }

    private static List<Evaluated> evaluated(Step step) {
        return step instanceof Step.Applied applied ? applied.evaluated() : List.of();
    }

    /** Whether it is a signal, or would be one but for the cool-down. */
    private static boolean signals(Evaluation evaluation) {
        return evaluation.equals(HELD) || evaluation instanceof Evaluation.Scored;
    }

    /** A random walk with lost candles, and revisions of candles just before. */
    private static List<MarketRecord> history(long seed, int length) {
        var random = new SplittableRandom(seed);
        List<MarketRecord> plain = CandleSeries.records(SERIES, CandleSeries.walk(seed, length));
        List<MarketRecord> history = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            MarketRecord record = plain.get(i);
            if (record instanceof MarketRecord.Base base && random.nextInt(300) == 0) {
                record = new MarketRecord.Lost(base.candle().openTime());
            }
            history.add(record);
            if (i > 60
                    && random.nextInt(20) == 0
                    && plain.get(i - random.nextInt(40)) instanceof MarketRecord.Base base) {
                history.add(new MarketRecord.Base(base.candle(), 1));
                history.add(new MarketRecord.Base(wider(base.candle()), 2));
            }
        }
        return history;
    }

    private static Candle wider(Candle candle) {
        return new Candle(
                candle.openTimeMs(),
                candle.open(),
                candle.high() * 1.01,
                candle.low() * 0.99,
                candle.close(),
                candle.volume() + 1,
                false);
    }

    private static boolean isNew(MarketRecord record) {
        return !(record instanceof MarketRecord.Base base && base.revision() > 0);
    }

    private static List<Object> firstPublished(List<Step> steps) {
        List<Object> all = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Applied applied) {
                all.addAll(applied.evaluated());
                applied.events().stream()
                        .filter(event -> !(event instanceof SignalEvent.Revised))
                        // A revision may have taken a number in between.
                        .map(event -> event instanceof SignalEvent.Closed closed
                                ? List.of(closed.signal(), closed.outcome())
                                : event)
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** A pipeline with its store. */
    private static final class Run {
        private final Map<String, byte[]> store = new TreeMap<>();
        private SignalPipeline pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);

        private Run() {
            pipeline.activate(EAGER, Instant.EPOCH, "test");
            pipeline.activate(LOOKING, Instant.EPOCH, "test");
            pipeline.activate(ASKING, Instant.EPOCH, "test");
        }

        private List<Step> over(List<MarketRecord> records) {
            List<Step> steps = new ArrayList<>();
            for (MarketRecord record : records) {
                steps.add(pipeline.on(record));
            }
            return steps;
        }

        private void restart() {
            PipelineFixture.save(pipeline, store);
            pipeline = SignalPipeline.restore(CandleSeries.INSTRUMENT, store);
        }

        private Map<String, String> saved() {
            PipelineFixture.save(pipeline, store);
            Map<String, String> readable = new TreeMap<>();
            store.forEach((key, section) -> readable.put(key, HexFormat.of().formatHex(section)));
            return readable;
        }
    }
}
