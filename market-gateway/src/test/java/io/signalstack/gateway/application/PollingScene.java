package io.signalstack.gateway.application;

import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of polling share: a scripted venue five minutes after midnight, a log in memory, a wall clock. */
abstract class PollingScene {

    static final Instant MIDNIGHT = Instant.parse("2026-01-10T00:00:00Z");
    static final FollowingPolicy POLICY = new FollowingPolicy(
            Duration.ofMillis(150),
            Duration.ZERO,
            Duration.ofMillis(500),
            3,
            Duration.ofSeconds(1),
            3,
            Duration.ofSeconds(2),
            1000,
            3,
            600,
            0,
            Duration.ofMinutes(1),
            new QuietAfter(Duration.ofHours(2), Map.of("TEST:RARE/USD", Duration.ofHours(9))));

    final List<String> counted = new ArrayList<>();
    final Meters meters = new Meters() {
        @Override
        public void published(String venue, PublishedKind kind, int count) {
            counted.add(kind + " " + count);
        }

        @Override
        public void gap(String venue, GapOutcome outcome, int candles) {
            counted.add(outcome + " " + candles);
        }
    };
    final List<SystemEvent> told = new ArrayList<>();
    final SystemEvents events = event -> {
        told.add(event);
        return CompletableFuture.completedStage(null);
    };
    final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    final MemoryLog log = new MemoryLog();
    Instant wall = minute(5);
    /** By which somebody has set the wall clock. */
    Duration set = Duration.ZERO;

    final SteadyTime steady = () -> Duration.between(MIDNIGHT, wall).minus(set);
    ScriptedVenue venue;
    Market market;
    PollCandles polling;

    @BeforeEach
    void fiveMinutesHavePassedSinceMidnight() {
        venue = new ScriptedVenue(wall);
        market = new Market(venue, new VenueClock(venue, () -> wall, steady, new FakeScheduler(), Duration.ofDays(1)));
        polling = polling();
        IntStream.range(0, 5).forEach(i -> venue.has(Timeframe.M1, candle(i)));
    }

    PollCandles polling() {
        return new PollCandles(market, log, context(POLICY));
    }

    FollowingContext context(FollowingPolicy policy) {
        return new FollowingContext(new FakeScheduler(), policy, () -> wall, steady, random, meters, events);
    }

    void open() {
        polling.poll(definition(1, "1m"));
    }

    void follow() {
        open();
        polling.poll(definition(1, "1m"));
    }

    /** The wall clock moves on, and the venue's history with it. */
    void passTo(Instant later) {
        for (int i = 5; !minute(i + 1).isAfter(later); i++) {
            venue.has(Timeframe.M1, candle(i));
        }
        wall = later;
    }

    List<BaseCandle> candles() {
        return log.events.stream()
                .filter(BaseCandle.class::isInstance)
                .map(BaseCandle.class::cast)
                .toList();
    }

    static InstrumentDefinition definition(int seriesNumber, String... timeframes) {
        return new InstrumentDefinition(
                "TEST:BTC/USD", "BTCUSD", new BigDecimal("0.01"), "1m", List.of(timeframes), 0, seriesNumber, true);
    }

    static Instant minute(int number) {
        return MIDNIGHT.plusSeconds(60L * number);
    }

    static Instant[] minutes(int from, int until) {
        return IntStream.range(from, until).mapToObj(PollingScene::minute).toArray(Instant[]::new);
    }

    static Candle candle(int minute) {
        return Candle.traded(minute(minute), 1000 + minute, 1010 + minute, 990 + minute, 1001 + minute, 2);
    }
}
