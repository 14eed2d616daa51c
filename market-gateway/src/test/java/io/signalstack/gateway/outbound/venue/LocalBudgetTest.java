package io.signalstack.gateway.outbound.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.gateway.application.Urgency;
import io.signalstack.gateway.outbound.venue.VenueBudget.Verdict;
import io.signalstack.gateway.outbound.venue.VenueRequest.Charge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalBudgetTest {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
    private static final RateLimit WEIGHT = new RateLimit("weight", 100, Duration.ofMinutes(1));
    private static final RateLimit CALLS = new RateLimit("calls", 3, Duration.ofSeconds(1));
    private static final Verdict GO = new Verdict.Go();

    private Instant wall = NOON;
    /** By which somebody has set the wall clock. */
    private Duration set = Duration.ZERO;

    @Test
    void callsGoUntilTheHeadroomIsUsedAndThenWait() {
        // Given
        LocalBudget budget = budget(0.9, 1);

        // When, Then
        for (int i = 0; i < 9; i++) {
            assertThat(budget.ask(weighing(10), Urgency.LIVE)).isEqualTo(GO);
        }
        assertThat(budget.ask(weighing(10), Urgency.LIVE)).isEqualTo(new Verdict.Wait(Duration.ofSeconds(63)));
        wall = NOON.plusSeconds(63);
        assertThat(budget.ask(weighing(10), Urgency.LIVE)).isEqualTo(GO);
    }

    @Test
    void theLessUrgentWaitWhileThereIsStillRoomForTheMoreUrgent() {
        // Given
        LocalBudget budget = budget(1, 1);
        budget.ask(weighing(50), Urgency.LIVE);

        // When, Then
        assertThat(budget.ask(weighing(1), Urgency.HISTORY)).isInstanceOf(Verdict.Wait.class);
        assertThat(budget.ask(weighing(30), Urgency.BACKFILL)).isEqualTo(GO);
        assertThat(budget.ask(weighing(1), Urgency.BACKFILL)).isInstanceOf(Verdict.Wait.class);
        assertThat(budget.ask(weighing(20), Urgency.LIVE)).isEqualTo(GO);
        assertThat(budget.ask(weighing(1), Urgency.LIVE)).isInstanceOf(Verdict.Wait.class);
    }

    @Test
    void aReplicaOfFourTakesAQuarter() {
        // Given
        LocalBudget budget = budget(1, 4);
        budget.ask(weighing(25), Urgency.LIVE);

        // When, Then
        assertThat(budget.ask(weighing(1), Urgency.LIVE)).isInstanceOf(Verdict.Wait.class);
    }

    @Test
    void aLimitTooSmallToShareStillLetsOneCallAtATimeThrough() {
        // Given
        LocalBudget budget = budget(0.9, 4);

        // When, Then
        assertThat(budget.ask(List.of(CALLS.charge(1)), Urgency.HISTORY)).isEqualTo(GO);
        assertThat(budget.ask(List.of(CALLS.charge(1)), Urgency.LIVE)).isInstanceOf(Verdict.Wait.class);
    }

    @Test
    void aLimitTooSmallToShareIsKeptOverSoManyWindowsAsItTakes() {
        // Given four replicas, and three calls a second
        LocalBudget budget = budget(1, 4);
        int sent = 0;

        // When
        for (int tenths = 0; tenths < 600; tenths++) {
            wall = NOON.plusMillis(100L * tenths);
            sent += budget.ask(List.of(CALLS.charge(1)), Urgency.LIVE).equals(GO) ? 1 : 0;
        }

        // Then
        assertThat(sent).isBetween(40, 45);
    }

    @Test
    void aCallHasToFitAllOfItsLimitsAndIsChargedToNoneElse() {
        // Given
        LocalBudget budget = budget(1, 1);
        List<Charge> both = List.of(WEIGHT.charge(60), CALLS.charge(1));
        budget.ask(both, Urgency.LIVE);

        // When, Then
        assertThat(budget.ask(both, Urgency.LIVE)).isEqualTo(new Verdict.Wait(Duration.ofSeconds(63)));
        assertThat(budget.ask(List.of(CALLS.charge(2)), Urgency.LIVE)).isEqualTo(GO);
    }

    @Test
    void aConfiguredLimitTakesTheUsualOnesPlace() {
        // Given
        LocalBudget budget = new LocalBudget(new Allowance(1, Map.of("weight", 10)), 1, () -> wall, this::passed);
        budget.ask(weighing(10), Urgency.LIVE);

        // When, Then
        assertThat(budget.ask(weighing(1), Urgency.LIVE)).isInstanceOf(Verdict.Wait.class);
    }

    @Test
    void theVenuesOwnCountIsBelievedWhereItIsMore() {
        // Given
        LocalBudget budget = budget(1, 1);
        budget.ask(weighing(10), Urgency.LIVE);

        // When
        budget.used(WEIGHT.charge(95));
        budget.used(WEIGHT.charge(20));

        // Then
        assertThat(budget.ask(weighing(6), Urgency.LIVE)).isInstanceOf(Verdict.Wait.class);
        assertThat(budget.ask(weighing(5), Urgency.LIVE)).isEqualTo(GO);
    }

    @Test
    void theVenuesOwnCountIsOfAllReplicasAndHeldAgainstTheWholeLimit() {
        // Given a replica of four, of which the others have sent most
        LocalBudget budget = budget(1, 4);
        budget.ask(weighing(10), Urgency.LIVE);

        // When
        budget.used(WEIGHT.charge(90));

        // Then
        assertThat(budget.ask(weighing(10), Urgency.LIVE)).isEqualTo(GO);
        assertThat(budget.ask(weighing(1), Urgency.LIVE)).isInstanceOf(Verdict.Wait.class);
        wall = NOON.plusSeconds(63);
        assertThat(budget.ask(weighing(25), Urgency.LIVE)).isEqualTo(GO);
        assertThat(budget.ask(weighing(1), Urgency.LIVE)).isInstanceOf(Verdict.Wait.class);
    }

    @Test
    void aBanLastsToItsEndWhateverShorterOneFollows() {
        // Given
        LocalBudget budget = budget(1, 1);
        Instant until = NOON.plusSeconds(120);

        // When
        budget.leaveAlone(until);
        budget.leaveAlone(NOON.plusSeconds(5));

        // Then
        wall = until.minusMillis(1);
        assertThat(budget.ask(weighing(1), Urgency.LIVE)).isEqualTo(new Verdict.LeftAlone(until));
        wall = until;
        assertThat(budget.ask(weighing(1), Urgency.LIVE)).isEqualTo(GO);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600, 3_600})
    void aWallClockThatIsSetNeitherHoldsCallsBackNorLetsMoreThrough(long seconds) {
        // Given
        LocalBudget budget = budget(1, 1);
        budget.ask(weighing(100), Urgency.LIVE);

        // When
        set = Duration.ofSeconds(seconds);
        wall = NOON.plus(set);

        // Then
        assertThat(budget.ask(weighing(1), Urgency.LIVE)).isEqualTo(new Verdict.Wait(Duration.ofSeconds(63)));
        wall = wall.plusSeconds(63);
        assertThat(budget.ask(weighing(1), Urgency.LIVE)).isEqualTo(GO);

        // When, Then: and the same while the venue is left alone
        budget.leaveAlone(wall.plusSeconds(120));
        set = set.plusSeconds(seconds);
        wall = wall.plusSeconds(seconds);
        assertThat(budget.ask(weighing(1), Urgency.LIVE)).isEqualTo(new Verdict.LeftAlone(wall.plusSeconds(120)));
    }

    @Test
    void theShareThatIsUsedIsThatOfTheFullestLimit() {
        // Given
        LocalBudget budget = budget(1, 1);
        budget.ask(List.of(WEIGHT.charge(40), CALLS.charge(3)), Urgency.LIVE);

        // When, Then
        assertThat(budget.usedShare()).isEqualTo(1);
        wall = NOON.plusSeconds(2);
        assertThat(budget.usedShare()).isEqualTo(0.4);
    }

    private LocalBudget budget(double headroom, int replicas) {
        return new LocalBudget(new Allowance(headroom, Map.of()), replicas, () -> wall, this::passed);
    }

    private Duration passed() {
        return Duration.between(NOON, wall).minus(set);
    }

    private static List<Charge> weighing(int weight) {
        return List.of(WEIGHT.charge(weight));
    }
}
