package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A venue whose newest rows lag: they are not whole, and are corrected minutes later. */
class NewestRowsTest extends PollingScene {

    @Test
    void whileCandlesAreRevisedTheNewestIsTakenOnceALaterOneIsThere() {
        // Given
        reviseMinute4();

        // When: minute 6 has just closed
        passTo(minute(7).plusMillis(150));
        Duration wait = poll();

        // Then
        assertThat(newest().openTime()).isEqualTo(minute(5));
        assertThat(polling.holdsNewestBack()).isTrue();
        assertThat(wait).isEqualTo(Duration.ofMinutes(1));

        // When
        passTo(minute(8).plusMillis(150));
        poll();

        // Then: whole by now, and late on purpose
        assertThat(newest().openTime()).isEqualTo(minute(6));
        assertThat(newest().backfilled()).isFalse();
        assertThat(newest().closedAt()).isEqualTo(minute(7));
    }

    @Test
    void aRestartForgetsNoRevisionThatTheHeadTellsOf() {
        // Given
        reviseMinute4();

        // When
        polling = polling();
        passTo(minute(7).plusMillis(150));
        poll();

        // Then
        assertThat(newest().openTime()).isEqualTo(minute(5));
        assertThat(polling.holdsNewestBack()).isTrue();
    }

    @Test
    void withoutALaterOneItIsTakenAfterNinetySeconds() {
        // Given
        reviseMinute4();
        passTo(minute(7).plusMillis(150));
        poll();

        // When: nothing is traded in minute 7
        wall = minute(8).plusMillis(150);
        Duration wait = poll();

        // Then
        assertThat(newest().openTime()).isEqualTo(minute(5));
        assertThat(wait).isEqualTo(Duration.ofSeconds(30));

        // When
        wall = minute(8).plusSeconds(30).plusMillis(150);
        poll();

        // Then
        assertThat(newest().openTime()).isEqualTo(minute(6));
    }

    @Test
    void anHourWithoutARevisionEndsIt() {
        // Given
        reviseMinute4();

        // When
        for (int minute = 7; minute <= 66; minute++) {
            passTo(minute(minute).plusMillis(150));
            poll();
        }

        // Then
        assertThat(polling.holdsNewestBack()).isFalse();
        assertThat(newest().openTime()).isEqualTo(minute(65));
    }

    @Test
    void oneRevisionInAnHourOfMinutesIsTooMany() {
        // Given
        NewestRows rows = new NewestRows();
        for (int i = 0; i < 100; i++) {
            rows.published(minute(i), 0, Timeframe.M1, minute(i + 1));
        }

        // When, Then
        assertThat(heldBackOf(rows, 100)).isFalse();
        rows.published(minute(99), 1, Timeframe.M1, minute(101));
        assertThat(heldBackOf(rows, 100)).isTrue();
    }

    @Test
    void aRevisionLaterThanFiveMinutesAfterTheCloseSaysNothing() {
        // Given
        NewestRows rows = new NewestRows();
        rows.published(minute(0), 0, Timeframe.M1, minute(1));

        // When
        rows.published(minute(0), 1, Timeframe.M1, minute(6).plusMillis(1));

        // Then
        assertThat(heldBackOf(rows, 7)).isFalse();

        // When
        rows.published(minute(0), 2, Timeframe.M1, minute(6));

        // Then
        assertThat(heldBackOf(rows, 7)).isTrue();
    }

    @Test
    void aRowThatIsPublishedAlreadyIsNotHeldBack() {
        // Given
        reviseMinute4();
        Candle revised = Candle.traded(minute(5), 100, 130, 90, 121, 9);
        venue.has(Timeframe.M1, revised);

        // When
        wall = minute(6).plusSeconds(20);
        poll();

        // Then
        assertThat(newest().openTime()).isEqualTo(minute(5));
        assertThat(newest().revision()).isEqualTo(1);
    }

    /** One of the six candles of the last hour. */
    private void reviseMinute4() {
        follow();
        venue.has(Timeframe.M1, Candle.traded(minute(4), 100, 120, 90, 111, 7));
        passTo(minute(6).plusMillis(150));
        poll();
    }

    private static boolean heldBackOf(NewestRows rows, int minute) {
        return rows.heldBack(
                        CandleAnswer.of(List.of(candle(minute))), Timeframe.M1, minute(minute - 1), minute(minute + 1))
                .isPresent();
    }

    private Duration poll() {
        return polling.poll(definition(1, "1m"));
    }

    private BaseCandle newest() {
        return candles().getLast();
    }
}
