package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalstack.gateway.application.ReadHistory.Answer;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadHistoryTest extends PollingScene {

    private int found;

    @Test
    void aRangeHoldsTheCandlesThatOpenWithinIt() {
        // Given
        ReadHistory history = history();

        // When
        List<Candle> read = new ArrayList<>();
        if (history.read(
                        "TEST:BTC/USD",
                        Timeframe.M1,
                        minute(1).plusSeconds(1),
                        minute(3).plusSeconds(1))
                instanceof Answer.Pages(var pages)) {
            pages.pages().forEachRemaining(read::addAll);
        }

        // Then
        assertThat(read).containsExactly(candle(2), candle(3));
    }

    @Test
    void nobodyIsLookedUpForWhoHasToWait() {
        // Given
        ReadHistory history = history();
        history.read("TEST:BTC/USD", Timeframe.M1, minute(0), minute(3));

        // When
        Answer answer = history.read("TEST:BTC/USD", Timeframe.M1, minute(0), minute(3));

        // Then
        assertThat(answer).isEqualTo(new Answer.Busy());
        assertThat(found).isEqualTo(1);
    }

    @Test
    void whoFailsOrFindsNothingTakesNobodysPlace() {
        // Given
        ReadHistory history = history();
        assertThat(history.read("TEST:NOPE/USD", Timeframe.M1, minute(0), minute(3)))
                .isEqualTo(new Answer.Unknown());
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> history.read("TEST:BTC/USD", Timeframe.M1, Instant.MIN, Instant.MIN.plusSeconds(60)));
        venue.failure = Optional.of(ScriptedVenue.gone());
        assertThatExceptionOfType(VenueException.class)
                .isThrownBy(() -> history.read("TEST:BTC/USD", Timeframe.M1, minute(0), minute(3)));
        venue.failure = Optional.empty();

        // When
        Answer answer = history.read("TEST:BTC/USD", Timeframe.M1, minute(0), minute(3));

        // Then
        assertThat(answer).isInstanceOf(Answer.Pages.class);
    }

    @Test
    void aVenueThatKeepsFewCandlesIsNotAskedForOlderOnes() {
        // Given one that keeps two
        venue.profile = new VenueProfile(
                EnumSet.allOf(Timeframe.class), 1_000, Optional.of(2), Omitted.MISSING, Duration.ofMinutes(2));
        ReadHistory history = history();
        Instant kept = Timeframe.M1.bucket(venue.time).minus(Duration.ofMinutes(2));
        venue.queries.clear();

        // When
        for (Instant until : List.of(kept.minus(Duration.ofMinutes(5)), kept.plus(Duration.ofMinutes(1)))) {
            if (history.read("TEST:BTC/USD", Timeframe.M1, kept.minus(Duration.ofMinutes(50)), until)
                    instanceof Answer.Pages(var pages)) {
                try (pages) {
                    pages.pages().forEachRemaining(_ -> {});
                }
            }
        }

        // Then
        assertThat(venue.queries)
                .isNotEmpty()
                .allSatisfy(query -> assertThat(query.from()).isEqualTo(kept));
    }

    private ReadHistory history() {
        return new ReadHistory(
                instrument -> {
                    found++;
                    return Optional.of(definition(1, "1m"))
                            .filter(known -> known.instrument().equals(instrument));
                },
                new Markets(Map.of("TEST", market)),
                1_000,
                100,
                1);
    }
}
