package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FollowInstrumentTest extends PollingScene {

    @Test
    void whatWasPublishedIsKnownThoughTheVenueIsGone() {
        // Given a replica that takes over from one that followed
        follow();
        StepScheduler steps = new StepScheduler();
        FollowInstrument taken = following(
                new Market(venue, new VenueClock(venue, () -> wall, () -> Duration.ZERO, steps, Duration.ofDays(1))),
                steps);
        venue.failure = Optional.of(ScriptedVenue.gone());
        wall = minute(16);

        // When
        taken.start();
        steps.run();

        // Then
        assertThat(taken.status().lastOpenTime()).contains(minute(4));
        assertThat(taken.status().behind()).isEqualTo(Duration.ofMinutes(10));
        assertThat(taken.status().isStale(5)).isTrue();
    }

    @Test
    void nothingIsPublishedWithATickThatIsNotTheVenues() {
        // Given
        StepScheduler steps = new StepScheduler();
        FollowInstrument fresh = following(market, steps);
        venue.listing = new Listing(new BigDecimal("0.1"), true, "TRADING");

        // When
        fresh.start();
        steps.run();

        // Then
        assertThat(log.events).isEmpty();
        assertThat(fresh.status().problem())
                .hasValueSatisfying(told -> assertThat(told).startsWith("tick 0.01 is not the venue's, which is 0.1"));
        assertThat(fresh.status().listing()).isEqualTo(fresh.status().problem());
    }

    @Test
    void whatHasBegunGoesOnThoughTheVenueListsAnotherTick() {
        // Given
        follow();
        StepScheduler steps = new StepScheduler();
        FollowInstrument taken = following(market, steps);
        venue.listing = new Listing(new BigDecimal("0.1"), true, "TRADING");
        passTo(minute(6));

        // When
        taken.start();
        steps.run();
        steps.run();

        // Then
        assertThat(taken.status().problem()).isEmpty();
        assertThat(taken.status().listing()).isPresent();
        assertThat(candles()).hasSize(6);
    }

    @Test
    void whetherItsMarketIsHaltedIsToldOnceATradeIsKnown() {
        // Given flat candles alone, and no word of the hours before
        IntStream.range(0, 5).forEach(i -> venue.has(Timeframe.M1, Candle.flat(minute(i), 100)));
        venue.down.add(Timeframe.H1);
        StepScheduler steps = new StepScheduler();
        FollowInstrument fresh = following(market, steps);

        // When
        fresh.start();
        steps.run();
        steps.run();

        // Then
        assertThat(told).isEmpty();

        // When
        passTo(minute(6));
        steps.run();
        steps.run();

        // Then
        assertThat(told).containsExactly(new SystemEvent.InstrumentTraded("TEST:BTC/USD"));
    }

    private FollowInstrument following(Market at, StepScheduler steps) {
        return new FollowInstrument(
                definition(1, "1m"),
                log,
                at,
                new FollowingContext(steps, POLICY, () -> wall, steady, random, meters, events));
    }
}
