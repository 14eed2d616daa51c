package io.signalstack.backtestservice.outbound.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.backtestservice.application.scorecard.HandOutScorecards;
import io.signalstack.backtestservice.application.scorecard.SavedWalk;
import io.signalstack.backtestservice.application.scorecard.ScorecardLease;
import io.signalstack.backtestservice.application.scorecard.ScorecardOrder;
import io.signalstack.backtestservice.application.scorecard.ScorecardStore;
import io.signalstack.backtestservice.application.scorecard.ScorecardTopic;
import io.signalstack.backtestservice.application.scorecard.Walks;
import io.signalstack.backtestservice.testing.MigratedSchema;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.ScorecardRun;
import io.signalstack.trading.calibration.ScoredMarket;
import io.signalstack.trading.calibration.Settled;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScorecardLeaseTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final StrategyDefinition STRATEGY = BuiltInStrategies.all().getFirst();
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private final Published topic = new Published();
    private final List<SystemEvent> news = new ArrayList<>();
    private final MigratedSchema schema = new MigratedSchema("scorecard_lease_test");
    private final Pool pool = schema.pool();
    private final Walks walks = new PostgresWalks(pool);
    private final Instrument instrument = new Instrument("LAB", "ONE", "USD");
    private final Series series = new Series(
            Series.id(instrument, 1),
            instrument,
            BigDecimal.ONE,
            Timeframe.H1,
            List.of(Timeframe.H1),
            MarketKind.simulated());
    private ScorecardStore first;
    private ScorecardStore second;
    private ScorecardLease lease;

    @BeforeEach
    void twoReplicasOfWhichOneHasTheLease() {
        first = new PostgresScorecards(pool, LONG);
        second = new PostgresScorecards(pool, LONG);
        lease = get(first.lease()).orElseThrow();
    }

    @AfterEach
    void drop() throws SQLException {
        schema.close();
    }

    /** What was published, in memory; the ids of all of it are said. */
    private static final class Published implements ScorecardTopic {

        private final List<String> all = new ArrayList<>();

        @Override
        public Uni<Set<String>> ids() {
            return Uni.createFrom().item(Set.copyOf(all));
        }

        @Override
        public Uni<Void> publish(List<ScorecardRecord> scorecards) {
            scorecards.forEach(each -> all.add(each.id()));
            return Uni.createFrom().voidItem();
        }
    }

    private static <T> T get(Uni<T> answer) {
        return answer.await().atMost(LONG);
    }

    private ScorecardOrder order() {
        return new ScorecardOrder(
                STRATEGY,
                "simulated",
                START.plus(Duration.ofDays(1)),
                List.of(new ArchivedSeries(series, List.of(), START, START.plus(Duration.ofHours(23)))));
    }

    private List<Scorecard> scorecards() {
        var market = new ScoredMarket(instrument, List.of(STRATEGY));
        market.on(new MarketRecord.SeriesStarted(series));
        market.on(new MarketRecord.Base(Candle.flat(START, 100), 0));
        return new ScorecardRun(STRATEGY, List.of(market)).scorecards(START.plus(Duration.ofDays(1)));
    }

    private Settled settled() {
        return new Settled(
                "signal",
                STRATEGY.key(),
                instrument,
                Timeframe.H1,
                Regime.RANGING,
                Side.LONG,
                0.1 + 0.2,
                START,
                START.plusSeconds(3_600),
                true,
                1.0 / 3);
    }

    private SavedWalk walk() {
        return new SavedWalk(series.market(), START, Map.of("meta", new byte[] {1, 2}), List.of(settled()));
    }

    @Test
    void one_replica_has_it_until_it_gives_it_back_and_the_next_one_has_another_fence() {
        assertThat(get(second.lease())).isEmpty();
        assertThat(get(first.lease())).contains(lease);
        assertThat(get(first.renew(lease))).isTrue();

        get(first.giveBack(lease));

        assertThat(get(second.lease()))
                .hasValueSatisfying(taken -> assertThat(taken.fence()).isGreaterThan(lease.fence()));
        assertThat(get(first.lease())).isEmpty();
        assertThat(get(first.renew(lease))).isFalse();
    }

    @Test
    void what_an_earlier_holder_still_sends_is_not_kept() {
        // Given a replica that was taken over
        get(first.giveBack(lease));
        get(second.lease());
        // Then
        assertThat(get(walks.keep(lease, STRATEGY.key(), series, walk(), List.of(settled()))))
                .isFalse();
        assertThat(get(walks.forget(lease, STRATEGY.key(), series))).isFalse();
        assertThat(get(first.keep(lease, order(), scorecards()))).isFalse();
        assertThat(get(first.handedOut(lease, Set.of("any")))).isFalse();
        assertThat(get(walks.find(STRATEGY.key(), series))).isEmpty();
        assertThat(get(second.made())).noneMatch(made -> made.instruments().contains(instrument));
    }

    @Test
    void a_walk_comes_back_as_it_was_kept_and_begins_again_once_it_is_forgotten() {
        // When
        get(walks.keep(lease, STRATEGY.key(), series, walk(), List.of(settled())));
        // Then
        assertThat(get(walks.find(STRATEGY.key(), series))).hasValueSatisfying(found -> {
            assertThat(found.market()).isEqualTo(series.market());
            assertThat(found.start()).isEqualTo(START);
            assertThat(found.settled()).containsExactly(settled());
            assertThat(found.sections()).containsOnlyKeys("meta");
            assertThat(found.sections().get("meta")).containsExactly(1, 2);
        });
        get(walks.forget(lease, STRATEGY.key(), series));
        assertThat(get(walks.find(STRATEGY.key(), series))).isEmpty();
        // and its signals may be settled again
        assertThat(get(walks.keep(lease, STRATEGY.key(), series, walk(), List.of(settled()))))
                .isTrue();
    }

    @Test
    void what_was_published_before_a_crash_is_not_published_again() {
        // Given a replica that dies after the brokers have what it handed out, and before it says so
        List<Scorecard> scorecards = scorecards();
        assertThat(get(first.keep(lease, order(), scorecards))).isTrue();
        get(topic.publish(scorecards.stream().map(ScorecardRecord::of).toList()));
        get(first.giveBack(lease));
        // When another one goes on
        ScorecardLease next = get(second.lease()).orElseThrow();
        handOut(next);
        // Then
        assertThat(topic.all).containsExactly(scorecards.getFirst().id());
        assertThat(get(second.toHandOut())).isEmpty();
        assertThat(news)
                .as("that they are out")
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .isEqualTo(new SystemEvent.ScorecardsOut(
                                STRATEGY.key().toString(),
                                "simulated",
                                START.plus(Duration.ofDays(1)),
                                scorecards.size())));
        // and neither they nor that they are out is said again
        assertThat(handOut(next)).isZero();
        assertThat(news).hasSize(1);
    }

    private int handOut(ScorecardLease held) {
        return get(new HandOutScorecards(
                        second, topic, event -> Uni.createFrom().voidItem().invoke(() -> news.add(event)))
                .all(held));
    }

    @Test
    void what_was_kept_before_a_crash_is_published_by_the_next_one() {
        // Given
        List<Scorecard> scorecards = scorecards();
        assertThat(get(first.keep(lease, order(), scorecards))).isTrue();
        get(first.giveBack(lease));
        // When
        ScorecardLease next = get(second.lease()).orElseThrow();
        assertThat(handOut(next)).isEqualTo(scorecards.size());
        // Then
        assertThat(topic.all).containsExactly(scorecards.getFirst().id());
        assertThat(get(second.made()))
                .filteredOn(made -> made.instruments().contains(instrument))
                .singleElement()
                .satisfies(made -> assertThat(made.trainedTo()).isEqualTo(START.plus(Duration.ofDays(1))));
    }
}
