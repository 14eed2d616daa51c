package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.SeedCandle;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusedTimeframesTest extends PollingScene {

    private static final int REQUIRED = 4;
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aTimeframeWithTooLittleHistoryIsLeftOutUntilTheVenueHasIt() {
        // Given
        hours(-3, 0);
        follow(requiring());

        // Then
        assertThat(log.events.getFirst())
                .isInstanceOfSatisfying(
                        SeriesStarted.class,
                        started -> assertThat(started.timeframes()).containsExactly("1m"));
        assertThat(log.events).noneMatch(SeedCandle.class::isInstance);
        assertThat(polling.refused()).isEqualTo(Map.of(Timeframe.H1, MIDNIGHT.plus(HOUR)));
    }

    @Test
    void aGapInTheHistoryEndsWhatItCanSeed() {
        // Given
        hours(-9, -4);
        hours(-3, 0);

        // When
        follow(requiring());

        // Then
        assertThat(polling.refused()).containsOnlyKeys(Timeframe.H1);
    }

    @Test
    void enoughHistoryIsPublishedAsSeeds() {
        // Given
        hours(-4, 0);

        // When
        follow(requiring());

        // Then
        assertThat(log.events.stream().filter(SeedCandle.class::isInstance)).hasSize(4);
        assertThat(polling.refused()).isEmpty();
    }

    @Test
    void aTimeframeIsNotAddedLaterForItsSeedsComeFirst() {
        // Given
        hours(-4, 0);
        polling = requiring();
        polling.poll(definition(1, "1m"));

        // When
        polling.poll(definition(1, "1m", "1h"));

        // Then
        assertThat(log.heads.get("TEST:BTC/USD").timeframes()).containsExactly("1m");
        assertThat(polling.refused()).isEqualTo(Map.of(Timeframe.H1, MIDNIGHT));
    }

    @Test
    void aHistoryThatForgetsCanSeedATimeframeAtTheNextMidnight() {
        // Given
        venue.profile = new VenueProfile(
                EnumSet.allOf(Timeframe.class), 1_000, Optional.of(1_000), Omitted.MISSING, Duration.ZERO);
        hours(-4, 0);
        wall = minute(65);
        venue.time = wall;
        venue.has(Timeframe.H1, hour(0));
        polling = requiring();
        polling.poll(definition(1, "1m"));
        polling.poll(definition(1, "1m"));

        // When
        polling.poll(definition(1, "1m", "1h"));

        // Then
        assertThat(polling.refused()).isEqualTo(Map.of(Timeframe.H1, MIDNIGHT.plus(Duration.ofDays(1))));
    }

    @Test
    void theNewestCandlesDoNotWaitForTheDatesOfWhatIsRefused() {
        // Given another replica that takes over
        hours(-3, 0);
        follow(requiring());
        polling = requiring();
        venue.down.add(Timeframe.H1);

        // When
        passTo(minute(6));
        polling.poll(definition(1, "1m", "1h"));

        // Then
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 6));
        assertThat(polling.refused()).isEmpty();

        // When
        venue.down.clear();
        passTo(minute(7));
        polling.poll(definition(1, "1m", "1h"));

        // Then
        assertThat(polling.refused()).containsOnlyKeys(Timeframe.H1);
    }

    @Test
    void seedsOfATimeframeThatTheVenueLacksAreMadeOfShorterOnes() {
        // Given
        venue.profile = new VenueProfile(
                EnumSet.of(Timeframe.M1, Timeframe.H1), 5, Optional.empty(), Omitted.UNTRADED, Duration.ZERO);
        hours(-16, -10);
        hours(-9, 0);
        venue.has(Timeframe.M1, candle(-1));

        // When
        polling = requiring();
        polling.poll(definition(1, "1m", "4h"));

        // Then: the hour in which nothing traded is filled in
        assertThat(log.events.stream().filter(SeedCandle.class::isInstance).map(SeedCandle.class::cast))
                .hasSize(4)
                .last()
                .satisfies(seed -> {
                    assertThat(seed.openTime()).isEqualTo(MIDNIGHT.minus(HOUR.multipliedBy(4)));
                    assertThat(seed.open()).isEqualTo(hour(-4).open());
                    assertThat(seed.close()).isEqualTo(hour(-1).close());
                    assertThat(seed.volume()).isEqualTo(8);
                });
    }

    @Test
    void anInstrumentAllOfWhoseTimeframesAreRefusedWaitsForTheFirst() {
        // Given
        hours(-3, 0);
        polling = requiring();

        // When, Then
        assertThatExceptionOfType(VenueException.NotYet.class)
                .isThrownBy(() -> polling.poll(definition(1, "1h", "4h")))
                .satisfies(notYet -> assertThat(notYet.readyAt()).isEqualTo(MIDNIGHT.plus(HOUR)));
        assertThat(log.events).isEmpty();
    }

    @Test
    void anInstrumentWhoseNewTimeframesAreAllRefusedIsFollowedAsItWas() {
        // Given
        hours(-4, 0);
        polling = requiring();
        polling.poll(definition(1, "1h"));

        // When
        polling.poll(definition(1, "4h"));

        // Then
        assertThat(log.heads.get("TEST:BTC/USD").timeframes()).containsExactly("1h");
        assertThat(candles()).hasSize(5);
        assertThat(polling.refused()).containsOnlyKeys(Timeframe.H4);
    }

    @Test
    void anInstrumentWhoseHistoryCoversNoDayWaitsForTheNextMidnight() {
        // Given
        venue.history.clear();
        venue.has(Timeframe.M1, candle(3), candle(4));

        // When, Then
        assertThatExceptionOfType(VenueException.NotYet.class)
                .isThrownBy(this::open)
                .satisfies(notYet -> assertThat(notYet.readyAt()).isEqualTo(MIDNIGHT.plus(Duration.ofDays(1))));
    }

    private PollCandles requiring() {
        FollowingPolicy policy = new FollowingPolicy(
                POLICY.pollDelay(),
                POLICY.pollJitter(),
                POLICY.emptyDelay(),
                POLICY.looks(),
                POLICY.gapDelay(),
                POLICY.gapAnswers(),
                POLICY.failureDelay(),
                POLICY.pageSize(),
                POLICY.overlap(),
                REQUIRED,
                REQUIRED,
                POLICY.backfilledAfter(),
                POLICY.quietAfter());
        return new PollCandles(market, log, context(policy));
    }

    private void follow(PollCandles requiring) {
        polling = requiring;
        polling.poll(definition(1, "1m", "1h"));
        polling.poll(definition(1, "1m", "1h"));
    }

    private void hours(int from, int until) {
        IntStream.range(from, until).forEach(i -> venue.has(Timeframe.H1, hour(i)));
    }

    private static Candle hour(int number) {
        return Candle.traded(
                MIDNIGHT.plus(HOUR.multipliedBy(number)), 1000 + number, 1010 + number, 990 + number, 1001 + number, 2);
    }
}
