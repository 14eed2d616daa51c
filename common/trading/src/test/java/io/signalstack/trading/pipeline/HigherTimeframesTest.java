package io.signalstack.trading.pipeline;

import static io.signalstack.trading.pipeline.PipelineFixture.START;
import static io.signalstack.trading.pipeline.PipelineFixture.applied;
import static io.signalstack.trading.pipeline.PipelineFixture.minute;
import static io.signalstack.trading.pipeline.PipelineFixture.save;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.backtest.Backtest;
import io.signalstack.trading.backtest.BacktestRequest;
import io.signalstack.trading.backtest.Trade;
import io.signalstack.trading.indicator.Specification;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.MarketSnapshot;
import io.signalstack.trading.strategy.Opinion;
import io.signalstack.trading.strategy.Proposal;
import io.signalstack.trading.strategy.ScriptedKind;
import io.signalstack.trading.strategy.Strategy;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A strategy that reads higher timeframes: which candles it sees of them, live, after a restart, and in a backtest. */
class HigherTimeframesTest {

    private static final Series SERIES = CandleSeries.series(Timeframe.M1, Timeframe.M5, Timeframe.M15, Timeframe.H1);
    private static final Specification AVERAGE = Specification.ema(7);

    /** Goes with the 15 minutes and the hour, and says what it saw. */
    private record WithTheTrend() implements Strategy {

        @Override
        public Opinion evaluate(MarketSnapshot at) {
            Optional<MarketSnapshot> quarter = at.higher(Timeframe.M15);
            if (quarter.isEmpty() || quarter.get().count() < 10) {
                return Opinion.warmingUp(1);
            }
            double distance = quarter.get().close() - quarter.get().get(AVERAGE);
            if (Double.isNaN(distance) || distance == 0) {
                return Opinion.quiet();
            }
            return Opinion.proposed(Proposal.of(
                    distance > 0 ? Side.LONG : Side.SHORT,
                    said -> List.of(
                            "quarter " + said.higher(Timeframe.M15).map(MarketSnapshot::candle),
                            "hour " + said.higher(Timeframe.H1).map(hour -> hour.get(AVERAGE)))));
        }

        @Override
        public List<Specification> indicators() {
            return List.of(AVERAGE);
        }

        @Override
        public Set<Timeframe> higherTimeframes() {
            return Set.of(Timeframe.M15, Timeframe.H1);
        }
    }

    private static final StrategyDefinition TREND = ScriptedKind.of("trend", new WithTheTrend());

    /** What a strategy saw when it was asked last, by the timeframe on which it was asked. */
    private static final class Looking implements Strategy {

        private final Set<Timeframe> declared;
        private final Map<Timeframe, Map<Timeframe, Instant>> seen = new EnumMap<>(Timeframe.class);

        private Looking(Timeframe... declared) {
            this.declared = Set.of(declared);
        }

        @Override
        public Opinion evaluate(MarketSnapshot at) {
            Map<Timeframe, Instant> now = new EnumMap<>(Timeframe.class);
            for (Timeframe timeframe : Timeframe.values()) {
                at.higher(timeframe)
                        .ifPresent(higher -> now.put(timeframe, higher.candle().closeTime(timeframe)));
            }
            seen.put(at.timeframe(), now);
            return Opinion.quiet();
        }

        @Override
        public Set<Timeframe> higherTimeframes() {
            return declared;
        }
    }

    @Test
    void it_sees_the_candles_that_have_closed_by_then_with_the_one_at_hand_or_before() {
        // Given
        var looking = new Looking(Timeframe.M1, Timeframe.M5, Timeframe.M15, Timeframe.H4);
        SignalPipeline pipeline = pipeline(ScriptedKind.of("looking", looking));
        List<MarketRecord> history = CandleSeries.records(SERIES, CandleSeries.walk(1, 1_200));
        // When
        for (int i = 1; i <= 1_200; i++) {
            pipeline.on(history.get(i));
            // Then
            if (i > 200) {
                assertThat(looking.seen.get(Timeframe.M1))
                        .containsExactly(
                                Map.entry(Timeframe.M5, minute(i / 5 * 5)),
                                Map.entry(Timeframe.M15, minute(i / 15 * 15)));
            }
            if (i > 1_000 && i % 5 == 0) {
                assertThat(looking.seen.get(Timeframe.M5))
                        .containsExactly(Map.entry(Timeframe.M15, minute(i / 15 * 15)));
            }
        }
    }

    @Test
    void a_higher_candle_of_which_a_part_is_lost_is_not_seen() {
        // Given
        var looking = new Looking(Timeframe.M15);
        SignalPipeline pipeline = pipeline(ScriptedKind.of("looking", looking));
        List<MarketRecord> history = new ArrayList<>(CandleSeries.records(SERIES, CandleSeries.walk(1, 320)));
        history.set(305, new MarketRecord.Lost(minute(304)));
        // When
        history.subList(1, history.size()).forEach(pipeline::on);
        // Then
        assertThat(looking.seen.get(Timeframe.M1)).containsExactly(Map.entry(Timeframe.M15, minute(300)));
    }

    @Property(tries = 10)
    void a_restart_at_any_candle_changes_nothing(@ForAll @IntRange(min = 1, max = 1_400) int at) {
        // Given
        List<MarketRecord> history = CandleSeries.records(SERIES, CandleSeries.walk(9, 1_400));
        var undisturbed = pipeline(TREND);
        var current = pipeline(TREND);
        Map<String, byte[]> store = new TreeMap<>();
        int signals = 0;
        for (int i = 1; i < history.size(); i++) {
            if (i == at) {
                save(current, store);
                current = SignalPipeline.restore(CandleSeries.INSTRUMENT, store);
            }
            // When
            Step expected = undisturbed.on(history.get(i));
            Step step = current.on(history.get(i));
            // Then
            assertThat(step).isEqualTo(expected);
            signals += applied(step).events().size();
        }
        assertThat(signals).isPositive();
    }

    @Test
    void a_backtest_of_one_timeframe_gives_the_signals_that_all_of_them_give_live() {
        // Given
        List<MarketRecord> history = CandleSeries.records(SERIES, CandleSeries.walk(9, 3_000));
        var live = pipeline(TREND);
        List<String> ids = new ArrayList<>();
        for (MarketRecord record : history.subList(1, history.size())) {
            for (SignalEvent event : applied(live.on(record)).events()) {
                if (event instanceof SignalEvent.Closed(Signal signal, int sequence, var outcome)
                        && signal.timeframe() == Timeframe.M1
                        && outcome.netR() != null) {
                    ids.add(signal.id());
                }
            }
        }
        // When
        var request = BacktestRequest.of(TREND, CandleSeries.INSTRUMENT, Timeframe.M1, START, minute(3_000));
        List<Trade> trades = Backtest.run(request, history, (fraction, candles) -> {}, () -> false)
                .trades();
        // Then
        assertThat(ids).hasSizeGreaterThan(20);
        assertThat(trades).extracting(Trade::signalId).containsExactlyElementsOf(ids);
    }

    private static SignalPipeline pipeline(StrategyDefinition strategy) {
        var pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);
        pipeline.activate(strategy, START, "test");
        pipeline.on(new MarketRecord.SeriesStarted(SERIES));
        return pipeline;
    }
}
