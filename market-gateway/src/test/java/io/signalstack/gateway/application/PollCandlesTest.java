package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.CandleLost;
import io.signalstack.contracts.event.CandleEvent.InstrumentChanged;
import io.signalstack.contracts.event.CandleEvent.SeedCandle;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollCandlesTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-01-10T00:00:00Z");
    private static final FollowingPolicy POLICY = new FollowingPolicy(
            Duration.ofMillis(150),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            3,
            Duration.ofSeconds(2),
            1000,
            3,
            600,
            Duration.ofSeconds(60));

    private final List<String> counted = new ArrayList<>();
    private final Meters meters = new Meters() {
        @Override
        public void published(String venue, PublishedKind kind, int count) {
            counted.add(kind + " " + count);
        }

        @Override
        public void gap(String venue, GapOutcome outcome, int candles) {
            counted.add(outcome + " " + candles);
        }
    };
    private final MemoryLog log = new MemoryLog();
    private Instant wall = minute(5);
    private ScriptedVenue venue;
    private Market market;
    private PollCandles polling;

    @BeforeEach
    void fiveMinutesHavePassedSinceMidnight() {
        venue = new ScriptedVenue(wall);
        market = new Market(venue, new VenueClock(venue, () -> wall, Duration.ofDays(1)));
        polling = new PollCandles(market, log, POLICY, () -> wall, meters);
        IntStream.range(0, 5).forEach(i -> venue.has(Timeframe.M1, candle(i)));
    }

    @Test
    void aNewInstrumentOpensItsSeriesAtMidnightWithSeedsFromBefore() {
        // Given
        Candle seed = Candle.traded(MIDNIGHT.minusSeconds(3600), 90, 95, 85, 91, 10);
        Candle afterMidnight = Candle.traded(MIDNIGHT, 91, 95, 85, 91, 10);
        venue.has(Timeframe.H1, seed, afterMidnight);

        // When
        Duration wait = polling.poll(definition(1, "1m", "1h"));

        // Then
        assertThat(wait).isZero();
        assertThat(log.events)
                .containsExactly(
                        new SeriesStarted(
                                "TEST:BTC/USD", "TEST:BTC/USD#1", new BigDecimal("0.01"), "1m", List.of("1m", "1h")),
                        new SeedCandle("TEST:BTC/USD", "1h", seed.openTime(), 90, 95, 85, 91, 10));
        assertThat(log.heads.get("TEST:BTC/USD").lastOpenTime()).isEqualTo(minute(-1));
        assertThat(log.heads.get("TEST:BTC/USD").firstLive()).isEqualTo(minute(5));
    }

    @Test
    void aHistoryThatBeginsDuringADayIsPublishedFromTheNextMidnight() {
        // Given history from the afternoon before, asked for from the midnight before that
        for (int i = -300; i < 0; i++) {
            venue.has(Timeframe.M1, candle(i));
        }

        // When
        polling.poll(new InstrumentDefinition(
                "TEST:BTC/USD", "BTCUSD", new BigDecimal("0.01"), "1m", List.of("1m"), 1, 1, true));

        // Then
        assertThat(log.heads.get("TEST:BTC/USD").lastOpenTime()).isEqualTo(minute(-1));
    }

    @Test
    void historyIsPublishedInOrderAsBackfilledWithoutAClosingTime() {
        // When
        open();
        Duration wait = polling.poll(definition(1, "1m"));

        // Then
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 5));
        assertThat(candles()).allSatisfy(candle -> {
            assertThat(candle.backfilled()).isTrue();
            assertThat(candle.closedAt()).isNull();
            assertThat(candle.revision()).isZero();
        });
        assertThat(wait).isEqualTo(Duration.ofSeconds(60).plusMillis(150));
        assertThat(counted).contains("BACKFILLED 5");
    }

    @Test
    void aLiveCandleTakesOneCallAndTellsWhenItClosed() {
        // Given
        follow();
        int calls = venue.queries.size();

        // When
        passTo(minute(6).plusMillis(150));
        Duration wait = polling.poll(definition(1, "1m"));

        // Then
        BaseCandle live = candles().getLast();
        assertThat(live.openTime()).isEqualTo(minute(5));
        assertThat(live.closedAt()).isEqualTo(minute(6));
        assertThat(live.backfilled()).isFalse();
        assertThat(venue.queries).hasSize(calls + 1);
        assertThat(wait).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void afterAnOutageOneCallBringsAllAndWhatIsOldCountsAsBackfilled() {
        // Given
        follow();
        int calls = venue.queries.size();

        // When
        passTo(minute(20).plusMillis(150));
        polling.poll(definition(1, "1m"));

        // Then
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 20));
        assertThat(candles().get(10).closedAt()).isEqualTo(minute(11));
        assertThat(candles().get(10).backfilled()).isTrue();
        assertThat(candles().get(19).backfilled()).isFalse();
        assertThat(venue.queries).hasSize(calls + 1);
    }

    @Test
    void aMissingCandleHoldsBackLaterOnesUntilItComes() {
        // Given
        follow();
        venue.withheld.add(minute(6));
        passTo(minute(8));

        // When
        Duration wait = polling.poll(definition(1, "1m"));

        // Then
        assertThat(wait).isEqualTo(POLICY.gapDelay());
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 6));

        // When
        venue.withheld.clear();
        polling.poll(definition(1, "1m"));

        // Then
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 8));
        assertThat(counted).contains("FILLED 1");
    }

    @Test
    void aCandleThatNoAnswerBringsIsDeclaredLostInItsPlace() {
        // Given
        follow();
        venue.withheld.addAll(List.of(minute(6), minute(7)));
        passTo(minute(9));

        // When
        polling.poll(definition(1, "1m"));
        polling.poll(definition(1, "1m"));
        polling.poll(definition(1, "1m"));

        // Then
        assertThat(log.events.subList(log.events.size() - 4, log.events.size()))
                .extracting(CandleEvent::getClass, PollCandlesTest::openTime)
                .containsExactly(
                        tuple(BaseCandle.class, minute(5)),
                        tuple(CandleLost.class, minute(6)),
                        tuple(CandleLost.class, minute(7)),
                        tuple(BaseCandle.class, minute(8)));
        assertThat(counted).contains("LOST 2");
    }

    @Test
    void anOutageNeverMakesACandleLost() {
        // Given
        follow();
        venue.withheld.add(minute(6));
        passTo(minute(8));
        polling.poll(definition(1, "1m"));
        polling.poll(definition(1, "1m"));

        // When
        venue.failure = Optional.of(new VenueException.Unavailable("gone", null));
        for (int i = 0; i < 10; i++) {
            assertThatExceptionOfType(VenueException.class).isThrownBy(() -> polling.poll(definition(1, "1m")));
        }

        // Then
        assertThat(log.events).noneMatch(CandleLost.class::isInstance);
    }

    @Test
    void aChangedCandleIsPublishedAgainAsARevision() {
        // Given
        follow();
        Candle revised = Candle.traded(minute(4), 100, 120, 90, 111, 7);
        venue.has(Timeframe.M1, revised);

        // When
        passTo(minute(6));
        polling.poll(definition(1, "1m"));

        // Then
        assertThat(candles().subList(5, 7)).extracting(BaseCandle::openTime).containsExactly(minute(4), minute(5));
        assertThat(candles().get(5).revision()).isEqualTo(1);
        assertThat(candles().get(5).close()).isEqualTo(111);
        assertThat(counted).contains("REVISION 1");
    }

    @Test
    void aFlatCandleWithoutVolumeStaysSynthetic() {
        // Given
        follow();

        // When
        wall = minute(6);
        venue.has(Timeframe.M1, Candle.flat(minute(5), 104));
        polling.poll(definition(1, "1m"));

        // Then
        assertThat(candles().getLast().synthetic()).isTrue();
        assertThat(counted).contains("SYNTHETIC 1");
    }

    @Test
    void aCandleThatFailsToComeIsAskedForAgainEverMoreSlowly() {
        // Given
        follow();
        wall = minute(6).plusMillis(150);

        // When, Then
        assertThat(polling.poll(definition(1, "1m"))).isEqualTo(Duration.ofMillis(500));
        assertThat(polling.poll(definition(1, "1m"))).isEqualTo(Duration.ofMillis(1000));
        for (int i = 0; i < 20; i++) {
            polling.poll(definition(1, "1m"));
        }
        assertThat(polling.poll(definition(1, "1m"))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aRefusedTransactionIsDoneAgainInFull() {
        // Given
        follow();
        passTo(minute(8));
        log.refusing = true;
        assertThatExceptionOfType(CandleLog.LogException.class).isThrownBy(() -> polling.poll(definition(1, "1m")));

        // When
        log.refusing = false;
        polling.poll(definition(1, "1m"));

        // Then
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 8));
    }

    @Test
    void anotherPollerGoesOnFromTheHead() {
        // Given
        follow();
        PollCandles restarted = new PollCandles(market, log, POLICY, () -> wall, meters);

        // When
        passTo(minute(7));
        restarted.poll(definition(1, "1m"));

        // Then
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 7));
    }

    @Test
    void otherTimeframesAreSaidInOrderWithTheCandles() {
        // Given
        follow();

        // When
        polling.poll(definition(1, "1m", "5m"));
        passTo(minute(6));
        polling.poll(definition(1, "1m", "5m"));

        // Then
        assertThat(log.events.get(6)).isInstanceOf(InstrumentChanged.class);
        assertThat(log.events.get(7)).isInstanceOf(BaseCandle.class);
        assertThat(log.heads.get("TEST:BTC/USD").timeframes()).containsExactly("1m", "5m");
    }

    @Test
    void aHigherSeriesNumberBeginsAgain() {
        // Given
        follow();

        // When
        polling.poll(definition(2, "1m"));
        polling.poll(definition(2, "1m"));

        // Then
        assertThat(log.events.get(6)).isInstanceOf(SeriesStarted.class);
        assertThat(log.heads.get("TEST:BTC/USD").seriesId()).isEqualTo("TEST:BTC/USD#2");
        assertThat(candles()).hasSize(10);
    }

    @Test
    void aLowerSeriesNumberIsRefused() {
        // Given
        polling.poll(definition(2, "1m"));

        // When, Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> polling.poll(definition(1, "1m")))
                .withMessageContaining("seriesNumber");
    }

    private void open() {
        polling.poll(definition(1, "1m"));
    }

    private void follow() {
        open();
        polling.poll(definition(1, "1m"));
    }

    /** The wall clock moves on, and the venue's history with it. */
    private void passTo(Instant later) {
        for (int i = 5; !minute(i + 1).isAfter(later); i++) {
            venue.has(Timeframe.M1, candle(i));
        }
        wall = later;
    }

    private List<BaseCandle> candles() {
        return log.events.stream()
                .filter(BaseCandle.class::isInstance)
                .map(BaseCandle.class::cast)
                .toList();
    }

    private static Instant openTime(CandleEvent event) {
        return switch (event) {
            case BaseCandle candle -> candle.openTime();
            case CandleLost lost -> lost.openTime();
            default -> throw new AssertionError(event);
        };
    }

    private static InstrumentDefinition definition(int seriesNumber, String... timeframes) {
        return new InstrumentDefinition(
                "TEST:BTC/USD", "BTCUSD", new BigDecimal("0.01"), "1m", List.of(timeframes), 0, seriesNumber, true);
    }

    private static Instant minute(int number) {
        return MIDNIGHT.plusSeconds(60L * number);
    }

    private static Instant[] minutes(int from, int until) {
        return IntStream.range(from, until).mapToObj(PollCandlesTest::minute).toArray(Instant[]::new);
    }

    private static Candle candle(int minute) {
        return Candle.traded(minute(minute), 1000 + minute, 1010 + minute, 990 + minute, 1001 + minute, 2);
    }
}
