package io.signalstack.trading.pipeline;

import static io.signalstack.trading.market.CandleBuilder.aCandle;
import static io.signalstack.trading.pipeline.PipelineFixture.START;
import static io.signalstack.trading.pipeline.PipelineFixture.applied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalIds;
import io.signalstack.trading.strategy.Agreement;
import io.signalstack.trading.strategy.Distances;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.Evaluation.Reason;
import io.signalstack.trading.strategy.Opinion;
import io.signalstack.trading.strategy.Proposal;
import io.signalstack.trading.strategy.ScriptedKind;
import io.signalstack.trading.strategy.Strategy;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyFactory;
import io.signalstack.trading.strategy.Why;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine makes of a proposal: the signal is the engine's own, whatever a strategy says. */
class ProposalTest {

    /** Minutes that swing by one around 100: the ATR is 2. */
    private static final int WARM = 200;

    private static final Why WHY = at -> List.of("close " + at.close());

    @Test
    void a_signal_is_of_the_version_that_proposes_it_on_the_candle_at_hand() {
        // Given
        StrategyDefinition own = ScriptedKind.of("own", at -> Opinion.proposed(Proposal.of(Side.LONG, WHY)));
        // When
        Signal signal = firstSignal(own);
        // Then
        Map<String, String> parameters = StrategyFactory.create(own).parameters();
        assertThat(signal.strategy()).isEqualTo(own.key());
        assertThat(signal.instrument()).isEqualTo(CandleSeries.INSTRUMENT);
        assertThat(signal.openTime()).isEqualTo(START.plus(Duration.ofMinutes(WARM)));
        assertThat(signal.id())
                .isEqualTo(new SignalIds(own.key(), parameters)
                        .of(Engine.VERSION, CandleSeries.INSTRUMENT, Timeframe.M1, signal.openTime(), Side.LONG));
        assertThat(signal.levels().entry()).isEqualTo(100);
        assertThat(signal.levels().stop()).isEqualTo(96);
        assertThat(signal.levels().target()).isEqualTo(106);
        assertThat(signal.assessment().rationale()).containsExactly("close 100.0");
        assertThat(signal.assessment().rawScore()).isEqualTo(1);
        assertThat(signal.assessment().qualityScore()).isEqualTo(1);
        assertThat(signal.economics().costR()).isZero();
    }

    @Test
    void stop_and_target_may_be_the_strategys_own() {
        // When
        Signal signal = firstSignal(ScriptedKind.of(
                "wide",
                at -> Opinion.proposed(Proposal.of(Side.SHORT, WHY).leaving(new Distances(7.004, 20 * at.tick())))));
        // Then rounded as all are: the stop toward the entry, the target away from it
        assertThat(signal.levels().stop()).isEqualTo(107);
        assertThat(signal.levels().target()).isEqualTo(99.8);
    }

    @Test
    void quality_counts_agreement_and_distance_from_the_threshold_where_there_are_such() {
        // When
        Signal signal = firstSignal(ScriptedKind.of(
                "agreeing", at -> Opinion.proposed(new Proposal(Side.LONG, 0.75, WHY, new Agreement(0.8, 0.5), null))));
        // Then
        assertThat(signal.assessment().qualityScore()).isCloseTo((0.8 + 1 + 0.5) / 3, within(1e-12));
    }

    @Test
    void nobody_is_asked_before_it_is_warm_nor_listened_to_while_its_signal_is_open() {
        // Given
        var asked = new AtomicInteger();
        SignalPipeline pipeline = pipeline(ScriptedKind.of("eager", at -> {
            asked.incrementAndGet();
            return Opinion.proposed(Proposal.of(Side.LONG, WHY));
        }));
        // Then
        for (int i = 0; i < WARM; i++) {
            assertThat(evaluation(pipeline, i)).isEqualTo(new Evaluation.WarmingUp(WARM - i));
        }
        assertThat(asked).hasValue(0);
        assertThat(evaluation(pipeline, WARM)).isInstanceOf(Evaluation.Scored.class);
        assertThat(evaluation(pipeline, WARM + 1)).isEqualTo(new Evaluation.Quiet(Reason.OPEN_SIGNAL));
    }

    @Test
    void costs_are_the_versions_also_with_levels_of_its_own() {
        SignalPipeline pipeline = pipeline(ScriptedKind.of(
                "dear",
                at -> Opinion.proposed(Proposal.of(Side.LONG, WHY).leaving(new Distances(0.5, 10))),
                Map.of("fee", "20")));
        for (int i = 0; i < WARM; i++) {
            evaluation(pipeline, i);
        }
        assertThat(evaluation(pipeline, WARM)).isEqualTo(new Evaluation.Quiet(Reason.COSTS));
    }

    static List<Named<Strategy>> wrong() {
        return List.of(
                Named.of("no opinion", at -> null),
                Named.of("a score over 1", proposing(Side.LONG, 1.01)),
                Named.of("a score of another side", proposing(Side.SHORT, 0.5)),
                Named.of("no score", proposing(Side.LONG, Double.NaN)),
                Named.of("an agreement over 1", at -> agreeing(1.1, 0.5)),
                Named.of("a threshold of 1", at -> agreeing(1, 1)),
                Named.of("a reason of the engine's", at -> Opinion.quiet(Reason.OPEN_SIGNAL)),
                Named.of("nothing missing", at -> Opinion.warmingUp(0)),
                Named.of("a stop under a tick", leaving(0.009, 5)),
                Named.of("a target over half the price", leaving(5, 50.01)),
                Named.of("no stop", leaving(Double.NaN, 5)),
                Named.of("a target below the entry", leaving(5, -5)),
                Named.of("too many words", saying("x".repeat(1_001))),
                Named.of(
                        "too many sentences",
                        saying(Collections.nCopies(17, "so").toArray(String[]::new))),
                Named.of("an empty sentence", saying(" ")),
                Named.of("a control character", saying("one\ntwo")),
                Named.of("half a character", saying("\ud83d")),
                Named.of("no sentence", saying((String) null)),
                Named.of("no why", at -> Opinion.proposed(new Proposal(Side.LONG, 1, null, null, null))),
                Named.of("an indicator that it did not ask for", at -> {
                    at.get(io.signalstack.trading.indicator.Specification.ema(33));
                    return Opinion.quiet();
                }));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_a_strategy_gets_wrong_is_its_own_failure(Strategy strategy) {
        // Given
        SignalPipeline pipeline = pipeline(ScriptedKind.of("wrong", strategy));
        for (int i = 0; i < WARM; i++) {
            evaluation(pipeline, i);
        }
        // Then
        assertThatThrownBy(() -> evaluation(pipeline, WARM))
                .isInstanceOf(StrategyFailure.class)
                .hasMessageStartingWith("wrong@1 failed");
    }

    private static Strategy proposing(Side side, double rawScore) {
        return at -> Opinion.proposed(new Proposal(side, rawScore, WHY, null, null));
    }

    private static Opinion agreeing(double share, double threshold) {
        return Opinion.proposed(new Proposal(Side.LONG, 1, WHY, new Agreement(share, threshold), null));
    }

    private static Strategy leaving(double stop, double target) {
        return at -> Opinion.proposed(Proposal.of(Side.LONG, WHY).leaving(new Distances(stop, target)));
    }

    private static Strategy saying(String... sentences) {
        return at -> Opinion.proposed(Proposal.of(Side.LONG, said -> Arrays.asList(sentences)));
    }

    private static SignalPipeline pipeline(StrategyDefinition strategy) {
        var pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);
        pipeline.activate(strategy, START, "test");
        pipeline.on(new MarketRecord.SeriesStarted(CandleSeries.series(Timeframe.M1)));
        return pipeline;
    }

    private static Evaluation evaluation(SignalPipeline pipeline, int minute) {
        Candle candle = aCandle()
                .at(START.plus(Duration.ofMinutes(minute)))
                .flatAt(100)
                .reaching(101)
                .dippingTo(99)
                .build();
        return applied(pipeline.on(new MarketRecord.Base(candle, 0)))
                .evaluated()
                .getFirst()
                .evaluation();
    }

    private static Signal firstSignal(StrategyDefinition strategy) {
        SignalPipeline pipeline = pipeline(strategy);
        for (int i = 0; i <= WARM; i++) {
            evaluation(pipeline, i);
        }
        return pipeline.openSignals().getFirst();
    }
}
