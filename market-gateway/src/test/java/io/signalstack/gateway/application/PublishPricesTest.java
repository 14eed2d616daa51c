package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.LastPrice;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishPricesTest extends PollingScene {

    private final List<LastPrice> shown = new ArrayList<>();
    private final StepScheduler steps = new StepScheduler();
    private FollowInstruments following;
    private PublishPrices prices;

    @BeforeEach
    void anInstrumentIsFollowed() {
        FollowingContext context = new FollowingContext(steps, POLICY, () -> wall, steady, random, meters, events);
        following = new FollowInstruments(partitions -> Map.of(0, log), new Markets(Map.of("TEST", market)), context);
        following.take(Set.of(0));
        following.define(0, "TEST:BTC/USD", Optional.of(definition(1, "1m")));
        following.begin(0);
        steps.run();
        steps.run();
        steps.run();
        prices = new PublishPrices(market, following, shown::add, steps, Duration.ofSeconds(60));
    }

    @Test
    void aPriceIsAsOldAsTheVenueSays() {
        // Given
        venue.prices.put("BTCUSD", 1234.5);
        venue.pricedAt.put("BTCUSD", minute(5).minusMillis(1_234));

        // When
        prices.start();
        steps.runLast();

        // Then
        assertThat(shown)
                .containsExactly(new LastPrice("TEST:BTC/USD", 1234.5, minute(5).minusMillis(1_234)));
        assertThat(steps.lastDelay()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void howeverFastAVenuesTimeGoesThereIsNoMoreThanARoundASecond() {
        // Given
        wall = wall.plus(Duration.ofDays(1));
        venue.formula = Optional.of(new ClockFormula.Replayed(venue.time, wall, 600));
        market.clock().now();

        // When
        prices.start();

        // Then
        assertThat(steps.lastDelay()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whereTheTickerTellsNoTimeItIsAsOldAsTheLastCandleThatWasTraded() {
        // Given a market that is halted from minute 5 on, and whose ticker goes on
        venue.prices.put("BTCUSD", 1234.5);
        prices.start();
        for (int i = 5; i < 60; i++) {
            venue.has(Timeframe.M1, Candle.flat(minute(i), 1005));
        }

        // When
        wall = minute(60);
        steps.run();
        prices.start();
        steps.runLast();

        // Then
        assertThat(shown).containsExactly(new LastPrice("TEST:BTC/USD", 1234.5, minute(5)));
    }

    @Test
    void aTickerOfTheFutureIsNotBelieved() {
        // Given
        venue.prices.put("BTCUSD", 1234.5);
        venue.pricedAt.put("BTCUSD", minute(5).plusSeconds(1));

        // When
        prices.start();
        steps.runLast();

        // Then
        assertThat(shown).containsExactly(new LastPrice("TEST:BTC/USD", 1234.5, minute(5)));
    }

    @Test
    void aTickerThatWasMadeWhileItWasAskedForIsBelieved() {
        // Given
        venue.prices.put("BTCUSD", 1234.5);
        venue.pricedAt.put("BTCUSD", minute(5).plusMillis(300));
        venue.whileAskedForPrices = () -> wall = minute(5).plusMillis(400);

        // When
        prices.start();
        steps.runLast();

        // Then
        assertThat(shown)
                .containsExactly(new LastPrice("TEST:BTC/USD", 1234.5, minute(5).plusMillis(300)));
    }

    @Test
    void whereTheVenueTellsNoneTheLastCandlesCloseIsThePrice() {
        // When
        prices.start();
        steps.runLast();

        // Then
        assertThat(shown)
                .containsExactly(new LastPrice("TEST:BTC/USD", candle(4).close(), minute(5)));
    }

    @Test
    void oneSymbolThatTheVenueDoesNotKnowTakesNoOthersPrice() {
        // Given
        venue.prices.put("BTCUSD", 1234.5);
        venue.unknown.add("WRONG");
        following.define(
                0,
                "TEST:WRONG/USD",
                Optional.of(new InstrumentDefinition(
                        "TEST:WRONG/USD", "WRONG", new BigDecimal("0.01"), "1m", List.of("1m"), 0, 1, true)));
        steps.runLast();

        // When
        prices.start();
        steps.runLast();

        // Then
        assertThat(shown).containsExactly(new LastPrice("TEST:BTC/USD", 1234.5, minute(5)));
    }

    @Test
    void whileTheVenueTellsNothingTheLastCandlesCloseIsThePriceUnlessALaterOneWasShown() {
        // Given
        venue.failure = Optional.of(ScriptedVenue.gone());
        prices.start();
        steps.runLast();
        assertThat(shown)
                .containsExactly(new LastPrice("TEST:BTC/USD", candle(4).close(), minute(5)));
        venue.failure = Optional.empty();
        venue.prices.put("BTCUSD", 1234.5);
        venue.pricedAt.put("BTCUSD", minute(6));
        wall = minute(6);
        steps.runLast();

        // When
        venue.failure = Optional.of(ScriptedVenue.gone());
        steps.runLast();

        // Then
        assertThat(shown).last().isEqualTo(new LastPrice("TEST:BTC/USD", 1234.5, minute(6)));
    }

    @Test
    void aWallClockThatJumpsWhileTheVenueIsGoneEndsNothing() {
        // Given
        prices.start();
        set = Duration.ofHours(1);
        venue.failure = Optional.of(ScriptedVenue.gone());

        // When
        steps.runLast();

        // Then
        assertThat(steps.lastDelay()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aStoppedRoundSchedulesNoOther() {
        // Given
        prices.start();
        int scheduled = steps.count();

        // When
        prices.stop();
        steps.runLast();

        // Then
        assertThat(steps.count()).isEqualTo(scheduled);
    }
}
