package io.signalstack.gateway.simulation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.signalstack.gateway.application.InstrumentStatus;
import io.signalstack.gateway.application.Markets;
import io.signalstack.gateway.application.VenueClock;
import io.signalstack.sandbox.exchange.Fault.Kind;
import io.signalstack.sandbox.testing.ToldCandles;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hours of a venue that does things wrong: what it serves is in the log once and in order, and it is never harassed. */
@QuarkusTest
@TestProfile(Simulation.class)
class FaultSimulationComponentTest extends SimulatedScene {

    /** Until a clock that has become wrong is measured again. */
    private static final Duration CLOCK_REFRESH = Duration.ofMinutes(6);

    private static final Duration STEP = Duration.ofMinutes(60);
    private static final Duration HEALED = Duration.ofMinutes(15);

    /** By which a measured clock may be off: by what it drifts until it is measured again, and more. */
    private static final long MEASURED_MS = 500;

    /** Of a venue that revises its candles the newest is waited for. */
    private static final Duration HELD_BACK = Duration.ofSeconds(90);

    @Inject
    Markets markets;

    @ParameterizedTest
    @MethodSource("io.signalstack.gateway.simulation.Scenario#all")
    void whateverAVenueDoesItsCandlesAreInTheLogOnceAndInOrder(Scenario scenario) {
        // Given
        faults().skewClock(scenario.clockOffset(), scenario.clockDriftPpm(), time.instant());
        measureClock();
        scenario.faults().forEach(faults()::inject);
        int overBudget = simulated.exchange().timesOverBudget();
        ServedByVenue served = new ServedByVenue(simulated.exchange(), time.instant());

        // When
        String instrument = follow(1).getFirst();
        boolean toldHeldBack = false;
        for (long left = Scenario.MINUTES; left > 0; left -= STEP.toMinutes()) {
            pass(STEP.toMinutes() < left ? STEP : Duration.ofMinutes(left));
            served.readOn();
            toldHeldBack |= isToldHeldBack(instrument);
        }
        // Before the clock is set right: a venue whose clock jumps back is taken at its earlier word until it is
        // measured.
        int revisions = published(instrument).revisions();
        faults().clear();
        pass(HEALED);
        served.readOn();

        // Then
        ToldCandles published = published(instrument);
        assertThat(published.inOrder()).as("each minute first told in its turn").isTrue();
        assertThat(published.twice()).as("versions told twice").isEmpty();
        Set<Instant> missing = served.between(published.first(), published.last());
        missing.removeAll(published.newest().keySet());
        assertThat(missing).as("served and not published").isEmpty();
        assertThat(published.otherThan(
                        simulated.exchange().candles(symbol(instrument), published.first(), published.last())))
                .as("last told otherwise than the venue has them")
                .isEmpty();
        if (scenario.hasOnly(Kind.REVISED_CANDLE)) {
            assertThat(revisions).as("revisions").isPositive();
            assertThat(toldHeldBack).as("held back, and said to be").isTrue();
        } else if (scenario.hasNone(Kind.REVISED_CANDLE, Kind.MISSING_CANDLES, Kind.EMPTY_ARRAY)) {
            // Nor was any told while it was still open. What was lost may come after all, as a revision.
            assertThat(revisions).as("revisions").isZero();
        }
        assertThat(served.insideBans()).as("requests inside of a ban").isEmpty();
        assertThat(simulated.exchange().timesOverBudget())
                .as("requests over budget")
                .isEqualTo(overBudget);
        assertThat(served.heaviestMinute()).as("weight within a minute").isLessThanOrEqualTo(SimulatedExchange.ALLOWED);
        boolean heldBack = status().stream().anyMatch(InstrumentStatus::holdsNewestBack);
        assertThat(published.last())
                .as("caught up")
                .isAfterOrEqualTo(heldBack ? newestPolled().minus(HELD_BACK) : newestPolled());
    }

    /** Holding back comes and goes: what is held back is revised no more, and an hour later is held back no more. */
    private static boolean isToldHeldBack(String instrument) {
        return given().get("/health/ready").asString().contains("held back " + instrument)
                && given().get("/metrics").asString().contains("signalstack_candles_held_back{venue=\"SIM\"} 1.0");
    }

    /** The scenarios share a clock: while faults keep it from being measured, the one of the scenario before goes on. */
    private void measureClock() {
        VenueClock clock = markets.of("SIM").orElseThrow().clock();
        time.schedule(CLOCK_REFRESH, clock::now);
        pass(CLOCK_REFRESH);
        assertThat(time.instant().plus(clock.offset()))
                .isCloseTo(simulated.exchange().now(), within(MEASURED_MS, ChronoUnit.MILLIS));
    }
}
