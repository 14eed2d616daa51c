package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.LastPrice;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A market that is halted or renamed: its ticker goes on, and its candles are flat, or none. */
class LastTradeTest extends PollingScene {

    private static final int HOUR = 60;

    @Test
    void anInstrumentIsHaltedOnceItWasNotTradedForItsQuietAfter() {
        // Given: last traded in minute 4
        follow();

        // When, Then
        quietTo(5 + 2 * HOUR - 1);
        assertThat(haltedSince("TEST:BTC/USD")).isEmpty();
        quietTo(5 + 2 * HOUR);
        assertThat(haltedSince("TEST:BTC/USD")).contains(minute(5));
        assertThat(haltedSince("TEST:RARE/USD")).isEmpty();
        assertThat(polling.lastPrice())
                .contains(new LastPrice("TEST:BTC/USD", candle(4).close(), minute(5)));

        // When
        venue.has(Timeframe.M1, candle(5 + 2 * HOUR));
        wall = minute(6 + 2 * HOUR);
        poll();

        // Then
        assertThat(haltedSince("TEST:BTC/USD")).isEmpty();
    }

    @Test
    void aVenueThatLeavesQuietCandlesOutHaltsToo() {
        // Given
        follow();

        // When
        wall = minute(5 + 2 * HOUR);
        poll();

        // Then
        assertThat(haltedSince("TEST:BTC/USD")).contains(minute(5));
    }

    @Test
    void afterAStartTheLastTradeIsLookedForInTheVenuesHistory() {
        // Given
        follow();
        quietTo(3 * HOUR);

        // When
        polling = polling();
        poll();

        // Then
        assertThat(haltedSince("TEST:BTC/USD")).contains(minute(5));
        assertThat(polling.lastPrice()).isPresent();
    }

    @Test
    void oneThatHistoryHoldsNoTradeOfIsHaltedSinceItsBeginning() {
        // Given: flat candles, as far as the history of either timeframe goes
        venue.history.clear();
        IntStream.range(0, 5).forEach(i -> venue.has(Timeframe.M1, Candle.flat(minute(i), 100)));

        // When
        follow();

        // Then
        Instant first = minute(5).minus(Duration.ofHours(1_000)).truncatedTo(ChronoUnit.HOURS);
        assertThat(haltedSince("TEST:BTC/USD")).contains(first);
        assertThat(polling.lastPrice()).isEmpty();

        // and the venue is asked no more
        int calls = venue.queries.size();
        venue.has(Timeframe.M1, Candle.flat(minute(5), 100));
        wall = minute(6);
        poll();
        assertThat(venue.queries).hasSize(calls + 1);
    }

    private void quietTo(int until) {
        for (int i = 5; i < until; i++) {
            venue.has(Timeframe.M1, Candle.flat(minute(i), candle(4).close()));
        }
        wall = minute(until);
        poll();
    }

    private void poll() {
        polling.poll(definition(1, "1m"));
    }

    private Optional<Instant> haltedSince(String instrument) {
        return polling.haltedSince(instrument, wall);
    }
}
