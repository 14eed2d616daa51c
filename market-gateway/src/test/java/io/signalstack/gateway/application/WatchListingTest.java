package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.signalstack.gateway.simulation.Warnings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchListingTest extends PollingScene {

    private final StepScheduler steps = new StepScheduler();
    private WatchListing watch;

    @BeforeEach
    void defined() {
        watch = new WatchListing(
                venue,
                definition(1, "1m"),
                new FollowingContext(steps, POLICY, () -> wall, steady, random, meters, events));
    }

    @Test
    void aTickAsTheVenueListsItIsTaken() {
        // When
        watch.requireTick(definition(1, "1m"));

        // Then
        assertThat(watch.disagreement()).isEmpty();
    }

    @Test
    void nothingBeginsWithATickThatIsNotTheVenues() {
        // Given
        venue.listing = new Listing(new BigDecimal("0.1"), true, "TRADING");

        // When, Then
        for (int i = 0; i < 2; i++) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> watch.requireTick(definition(1, "1m")))
                    .withMessage("tick 0.01 is not the venue's, which is 0.1: correct the instrument's definition");
        }
        assertThat(venue.listings).isEqualTo(1);

        // When somebody corrects it
        venue.listing = new Listing(new BigDecimal("0.01"), true, "TRADING");
        watch.requireTick(definition(2, "1m"));

        // Then
        assertThat(watch.disagreement()).isEmpty();
    }

    @Test
    void aListThatCannotBeHadHoldsNothingUp() {
        // Given
        venue.failure = Optional.of(ScriptedVenue.gone());

        // When
        watch.requireTick(definition(1, "1m"));
        watch.start();
        steps.run();

        // Then
        assertThat(watch.disagreement()).isEmpty();
        assertThat(steps.lastDelay()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void theListIsLookedAtOnceADayAndWhatChangesIsToldOnce() {
        try (Warnings warnings = new Warnings()) {
            // Given
            watch.start();
            assertThat(steps.lastDelay()).isLessThan(Duration.ofHours(1));
            steps.run();

            // When
            venue.listing = new Listing(new BigDecimal("0.01"), false, "BREAK");
            steps.run();
            steps.run();

            // Then
            assertThat(steps.lastDelay()).isEqualTo(Duration.ofDays(1));

            // and while the list cannot be had, what was found holds
            venue.failure = Optional.of(ScriptedVenue.gone());
            steps.run();
            assertThat(steps.lastDelay()).isEqualTo(Duration.ofMinutes(10));
            assertThat(watch.disagreement())
                    .contains("not traded at the venue, which says 'BREAK': switch it off if this lasts");
            assertThat(warnings.said()).singleElement().asString().contains("TEST:BTC/USD: not traded at the venue");
        }
    }

    @Test
    void aSymbolThatTheVenueDoesNotListIsTold() {
        // Given
        venue.unknown.add("BTCUSD");

        // When
        watch.requireTick(definition(1, "1m"));

        // Then
        assertThat(watch.disagreement())
                .hasValueSatisfying(told -> assertThat(told).startsWith("symbol BTCUSD is not in the venue's list"));
    }

    @Test
    void whatIsDefinedAnewIsLookedAtAtOnce() {
        // Given
        watch.start();

        // When
        watch.redefine(definition(2, "1m"));

        // Then
        assertThat(steps.lastDelay()).isZero();

        // When
        int looks = steps.count();
        watch.redefine(definition(2, "1m"));

        // Then
        assertThat(steps.count()).isEqualTo(looks);
    }

    @Test
    void whatIsDefinedAnewDuringALookIsLookedAtNextAndOnceADayFromThereOn() {
        // Given
        venue.whileAskedForTheListing = () -> watch.redefine(definition(2, "1m"));
        watch.start();
        int before = steps.count();

        // When
        steps.run();

        // Then
        assertThat(steps.lastDelay()).isZero();
        assertThat(steps.count()).isEqualTo(before + 1);

        // When
        steps.run();

        // Then
        assertThat(steps.lastDelay()).isEqualTo(Duration.ofDays(1));
        assertThat(steps.count()).isEqualTo(before + 2);
    }

    @Test
    void aRoundThatANewOneHasTakenThePlaceOfLooksNoMore() {
        // Given a round that could not be cancelled any more
        watch.start();
        watch.redefine(definition(2, "1m"));
        int before = steps.count();

        // When
        steps.run();

        // Then
        assertThat(venue.listings).isZero();
        assertThat(steps.count()).isEqualTo(before);
    }

    @Test
    void nothingFollowsALookDuringWhichItIsStopped() {
        // Given
        venue.whileAskedForTheListing = watch::stop;
        watch.start();
        int before = steps.count();

        // When
        steps.run();
        watch.redefine(definition(2, "1m"));

        // Then
        assertThat(steps.count()).isEqualTo(before);
    }
}
