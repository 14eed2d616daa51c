package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A wall clock that somebody sets, before a poll and in the middle of one. */
class SetWallClockTest extends PollingScene {

    @Test
    void aWallClockThatIsSetForwardPublishesNoOpenCandle() {
        // Given
        follow();
        passTo(minute(6).plusMillis(150));
        polling.poll(definition(1, "1m"));

        // When: half a minute later, it shows half a minute more
        venue.has(Timeframe.M1, candle(6));
        wall = minute(7).plusMillis(150);
        set = Duration.ofSeconds(30);
        venue.time = minute(6).plusSeconds(30).plusMillis(150);
        Duration wait = polling.poll(definition(1, "1m"));

        // Then
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 6));
        assertThat(wait).isEqualTo(Duration.ofSeconds(30));

        // When
        wall = minute(7).plusSeconds(30).plusMillis(150);
        polling.poll(definition(1, "1m"));

        // Then: closed when the wall clock showed that
        assertThat(candles().getLast().openTime()).isEqualTo(minute(6));
        assertThat(candles().getLast().closedAt()).isEqualTo(minute(7).plusSeconds(30));
        assertThat(candles().getLast().backfilled()).isFalse();
    }

    @Test
    void aWallClockThatIsSetWhileTheVenueIsAskedChangesNothingOfTheWait() {
        // Given
        venue.history.clear();
        IntStream.range(0, 5).forEach(i -> venue.has(Timeframe.M1, Candle.flat(minute(i), 100)));
        venue.whileAskedForCandles = query -> {
            if (query.timeframe() == Timeframe.H1) {
                set = Duration.ofHours(1);
                wall = minute(5).plus(set);
            }
        };
        open();

        // When
        Duration wait = polling.poll(definition(1, "1m"));

        // Then
        assertThat(wait).isEqualTo(Duration.ofMinutes(1).plusMillis(150));
    }
}
