package io.signalstack.gateway.outbound.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.gateway.application.Urgency;
import io.signalstack.gateway.outbound.venue.VenueBudget.Verdict;
import io.signalstack.gateway.outbound.venue.VenueRequest.Charge;
import io.signalstack.platform.metrics.Metrics;
import io.signalstack.platform.redis.RedisCommands;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.ReplayExchangeResource;
import io.signalstack.sandbox.testing.StoppableRedis;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(StoppableRedis.class)
@QuarkusTestResource(ReplayExchangeResource.class)
class SharedBudgetComponentTest {

    private static final RateLimit WEIGHT = new RateLimit("weight", 100, Duration.ofMinutes(1));
    private static final RateLimit QUICK = new RateLimit("quick", 2, Duration.ofMillis(500));
    private static final Verdict GO = new Verdict.Go();

    private final String egress = UUID.randomUUID().toString();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private Duration passed = Duration.ZERO;

    StoppableRedis redisServer;

    @Inject
    RedisCommands redis;

    @Test
    void replicasBehindOneAddressShareTheLimits() {
        // Given
        VenueBudget one = replica();
        VenueBudget other = replica();

        // When, Then
        assertThat(one.ask(weighing(60), Urgency.LIVE)).isEqualTo(GO);
        assertThat(other.ask(weighing(40), Urgency.LIVE)).isEqualTo(GO);
        assertThat(one.ask(weighing(1), Urgency.LIVE))
                .isInstanceOfSatisfying(
                        Verdict.Wait.class,
                        wait -> assertThat(wait.duration()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(63)));
    }

    @Test
    void theWaitThatIsToldIsLongEnough() {
        // Given
        VenueBudget budget = replica();
        budget.ask(List.of(QUICK.charge(2)), Urgency.LIVE);
        Instant asked = Instant.now();
        Verdict told = budget.ask(List.of(QUICK.charge(1)), Urgency.LIVE);

        // When
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> budget.ask(List.of(QUICK.charge(1)), Urgency.LIVE).equals(GO));

        // Then
        assertThat(told).isInstanceOf(Verdict.Wait.class);
        assertThat(Duration.between(asked, Instant.now()))
                .isGreaterThan(((Verdict.Wait) told).duration().minusMillis(50));
    }

    @Test
    void theLessUrgentWaitWhileThereIsStillRoomForTheMoreUrgent() {
        // Given
        VenueBudget budget = replica();
        budget.ask(weighing(50), Urgency.LIVE);

        // When, Then
        assertThat(budget.ask(weighing(1), Urgency.HISTORY)).isInstanceOf(Verdict.Wait.class);
        assertThat(budget.ask(weighing(30), Urgency.BACKFILL)).isEqualTo(GO);
        assertThat(budget.ask(weighing(1), Urgency.BACKFILL)).isInstanceOf(Verdict.Wait.class);
        assertThat(budget.ask(weighing(20), Urgency.LIVE)).isEqualTo(GO);
    }

    @Test
    void aCallHasToFitAllOfItsLimits() {
        // Given
        VenueBudget budget = replica();
        List<Charge> both = List.of(WEIGHT.charge(60), QUICK.charge(1));
        budget.ask(both, Urgency.LIVE);

        // When, Then
        assertThat(budget.ask(both, Urgency.LIVE)).isInstanceOf(Verdict.Wait.class);
        assertThat(budget.ask(List.of(QUICK.charge(1)), Urgency.LIVE)).isEqualTo(GO);
    }

    @Test
    void whatTheVenueHasCountedHoldsForAll() {
        // Given
        VenueBudget one = replica();
        VenueBudget other = replica();
        other.ask(weighing(10), Urgency.LIVE);

        // When
        one.used(WEIGHT.charge(100));

        // Then
        // Soon: asking again and again uses the budget up as well.
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(other.ask(weighing(1), Urgency.LIVE)).isInstanceOf(Verdict.Wait.class));
    }

    @Test
    void aBanHoldsForAllAndIsNotCutShort() {
        // Given
        VenueBudget one = replica();
        VenueBudget other = replica();
        Instant until = Instant.now().plusSeconds(60);

        // When
        one.leaveAlone(until);
        one.leaveAlone(Instant.now().plusSeconds(1));

        // Then
        assertLeftAlone(one.ask(weighing(1), Urgency.LIVE), until);
        await().untilAsserted(() -> assertLeftAlone(other.ask(weighing(1), Urgency.LIVE), until));
    }

    /** A ban is kept in steady time, which is read at another moment than the wall clock. */
    private static void assertLeftAlone(Verdict verdict, Instant until) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.LeftAlone.class,
                        left -> assertThat(left.until()).isBetween(until.minusMillis(500), until.plusMillis(500)));
    }

    @Test
    void withoutRedisEachReplicaTakesItsPartOfWhatItHasNotUsedAlready() {
        // Given a replica of two, with its half
        VenueBudget budget = replica();
        budget.ask(weighing(30), Urgency.LIVE);

        // When
        redisServer.stopRedis();
        try {
            // Then
            assertThat(budget.ask(weighing(10), Urgency.LIVE)).isEqualTo(GO);
            assertThat(budget.ask(weighing(10), Urgency.LIVE)).isEqualTo(GO);
            assertThat(budget.ask(weighing(1), Urgency.LIVE)).isInstanceOf(Verdict.Wait.class);
            assertThat(meters.counter(Metrics.EXCHANGE_BUDGET_FALLBACK, "venue", "TEST")
                            .count())
                    .isEqualTo(2);
        } finally {
            redisServer.startRedis();
        }

        // and when Redis is back, and has forgotten everything
        await().atMost(Duration.ofSeconds(20)).until(this::redisAnswers);
        assertThat(budget.ask(weighing(1), Urgency.LIVE)).isInstanceOf(Verdict.Wait.class);

        // until all that it lacks is too old to count
        passed = Duration.ofSeconds(64);
        assertThat(budget.ask(weighing(51), Urgency.LIVE)).isEqualTo(GO);
    }

    @Test
    void whenRedisHasForgottenAReplicaKeepsToItsPartThoughItNeverMissedIt() {
        // Given
        VenueBudget one = replica();
        VenueBudget other = replica();
        one.ask(weighing(30), Urgency.LIVE);

        // When
        redis.call("FLUSHALL", List.of()).await().indefinitely();
        other.ask(weighing(10), Urgency.LIVE);

        // Then
        assertThat(one.ask(weighing(21), Urgency.LIVE)).isInstanceOf(Verdict.Wait.class);
        assertThat(one.ask(weighing(20), Urgency.LIVE)).isEqualTo(GO);
        assertThat(one.ask(weighing(1), Urgency.LIVE)).isInstanceOf(Verdict.Wait.class);
    }

    @Test
    void aBanThatRedisHasForgottenIsToldAgain() {
        // Given
        VenueBudget one = replica();
        one.leaveAlone(Instant.now().plusSeconds(60));
        await().untilAsserted(() ->
                assertThat(replica().ask(weighing(1), Urgency.LIVE)).isInstanceOf(Verdict.LeftAlone.class));

        // When
        redis.call("FLUSHALL", List.of()).await().indefinitely();
        one.ask(weighing(1), Urgency.LIVE);

        // Then
        await().untilAsserted(() ->
                assertThat(replica().ask(weighing(1), Urgency.LIVE)).isInstanceOf(Verdict.LeftAlone.class));
    }

    private boolean redisAnswers() {
        return redis.call("PING", List.of())
                .map(answer -> true)
                .onFailure()
                .recoverWithItem(false)
                .await()
                .indefinitely();
    }

    private Instant wall() {
        return Instant.now().plus(passed);
    }

    private VenueBudget replica() {
        Allowance allowance = new Allowance(1, Map.of());
        LocalBudget own = new LocalBudget(allowance, 2, this::wall, () -> Duration.between(Instant.EPOCH, wall()));
        return new SharedBudget("TEST", egress, allowance, redis, own, this::wall, meters);
    }

    private static List<Charge> weighing(int weight) {
        return List.of(WEIGHT.charge(weight));
    }
}
