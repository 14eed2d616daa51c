package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.CandleLost;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PollCandlesTest extends PollingScene {

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
        assertThat(wait).isEqualTo(Duration.ofMinutes(1).plusMillis(150));
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
        assertThat(wait).isEqualTo(Duration.ofMinutes(1));
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
    void aRowThatStaysUnreadableIsAskedForAgainAndThenLost() {
        // Given
        follow();
        venue.unreadable.add(new UnreadRow(Optional.of(minute(6)), "low is above open"));
        passTo(minute(9));

        // When
        polling.poll(definition(1, "1m"));
        polling.poll(definition(1, "1m"));
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 6));
        polling.poll(definition(1, "1m"));

        // Then
        assertThat(log.events.subList(log.events.size() - 3, log.events.size()))
                .extracting(CandleEvent::getClass, PollCandlesTest::openTime)
                .containsExactly(
                        tuple(CandleLost.class, minute(6)),
                        tuple(BaseCandle.class, minute(7)),
                        tuple(BaseCandle.class, minute(8)));
    }

    @Test
    void allCandlesOfAGapThatComeAreCountedOnceTheyArePublished() {
        // Given
        follow();
        venue.withheld.addAll(List.of(minute(6), minute(7)));
        passTo(minute(9));
        polling.poll(definition(1, "1m"));
        venue.withheld.clear();
        log.refusing = true;
        assertThatExceptionOfType(CandleLog.LogException.class).isThrownBy(() -> polling.poll(definition(1, "1m")));
        assertThat(counted).noneMatch(count -> count.startsWith("FILLED"));

        // When
        log.refusing = false;
        polling = polling();
        venue.withheld.addAll(List.of(minute(6), minute(7)));
        polling.poll(definition(1, "1m"));
        venue.withheld.clear();
        polling.poll(definition(1, "1m"));

        // Then
        assertThat(counted).contains("FILLED 2");
    }

    @Test
    void ofAGapLongerThanAPageEachPageIsAskedForAgain() {
        // Given minutes 5 to 39 missing, of which the venue finds those from 24 on after two answers without them
        venue.profile = ScriptedVenue.profile(Omitted.MISSING, 10);
        polling = polling();
        follow();
        venue.withheld.addAll(Arrays.asList(minutes(5, 24)));
        passTo(minute(42));
        venue.emptyOnce.addAll(List.of(minute(22), minute(22), minute(32)));

        // When
        for (int i = 0; i < 25; i++) {
            polling.poll(definition(1, "1m"));
        }

        // Then
        assertThat(log.events.stream().filter(CandleLost.class::isInstance))
                .extracting(PollCandlesTest::openTime)
                .containsExactly(minutes(5, 24));
        assertThat(candles().subList(5, candles().size()))
                .extracting(BaseCandle::openTime)
                .containsExactly(minutes(24, 42));
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
        venue.failure = Optional.of(ScriptedVenue.gone());
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
    void aCandleThatFailsToComeIsAskedForAFewTimesMore() {
        // Given
        follow();
        wall = minute(6).plusMillis(150);

        // When, Then
        assertThat(polling.poll(definition(1, "1m"))).isEqualTo(Duration.ofMillis(500));
        assertThat(polling.poll(definition(1, "1m"))).isEqualTo(Duration.ofSeconds(1));
        assertThat(polling.poll(definition(1, "1m"))).isEqualTo(Duration.ofSeconds(2));

        // and then, the three looks being over, with the next candle
        assertThat(polling.poll(definition(1, "1m"))).isEqualTo(Duration.ofMinutes(1));
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
        PollCandles restarted = polling();

        // When
        passTo(minute(7));
        restarted.poll(definition(1, "1m"));

        // Then
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 7));
    }

    private static Instant openTime(CandleEvent event) {
        return switch (event) {
            case BaseCandle candle -> candle.openTime();
            case CandleLost lost -> lost.openTime();
            default -> throw new AssertionError(event);
        };
    }
}
