package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.CandleLost;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.trading.market.Timeframe;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A venue that leaves out the candles of minutes in which nothing was traded. */
class UntradedCandlesTest extends PollingScene {

    private static final int PAGE = 10;

    @BeforeEach
    void followed() {
        venue.profile = ScriptedVenue.profile(Omitted.UNTRADED, PAGE);
        polling = polling();
        follow();
    }

    @Test
    void aMinuteThatIsLeftOutBeforeALaterOneIsFilledFlatAtOnce() {
        // Given
        venue.withheld.addAll(List.of(minute(5), minute(6)));
        passTo(minute(8));
        int calls = venue.queries.size();

        // When
        polling.poll(definition(1, "1m"));

        // Then
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 8));
        assertThat(candles().subList(5, 7)).allSatisfy(flat -> {
            assertThat(flat.synthetic()).isTrue();
            assertThat(flat.close()).isEqualTo(candle(4).close());
            assertThat(flat.volume()).isZero();
        });
        assertThat(venue.queries).hasSize(calls + 1);
        assertThat(counted).contains("EMPTY 2");
    }

    @Test
    void aMinuteWhoseRowCannotBeReadIsNoQuiet() {
        // Given minute 5 without a row, and one about minute 6 that cannot be read
        venue.withheld.add(minute(5));
        venue.unreadable.add(new UnreadRow(Optional.of(minute(6)), "volume is none"));
        passTo(minute(8));

        // When
        for (int i = 0; i < POLICY.gapAnswers(); i++) {
            polling.poll(definition(1, "1m"));
        }

        // Then
        assertThat(candles().subList(5, candles().size()))
                .extracting(BaseCandle::openTime, BaseCandle::synthetic)
                .containsExactly(tuple(minute(5), true), tuple(minute(7), false));
        assertThat(counted).contains("EMPTY 1", "LOST 1");
    }

    @Test
    void afterAMinuteWhoseRowCannotBeReadNoPriceIsKnownUntilTheNextTrade() {
        // Given
        venue.withheld.addAll(List.of(minute(5), minute(7), minute(8)));
        venue.unreadable.add(new UnreadRow(Optional.of(minute(6)), "volume is none"));
        passTo(minute(10));

        // When
        poll(POLICY.gapAnswers());

        // Then
        assertThat(candles().subList(5, candles().size()))
                .extracting(BaseCandle::openTime, BaseCandle::synthetic)
                .containsExactly(tuple(minute(5), true), tuple(minute(9), false));
        assertThat(counted).contains("EMPTY 1", "LOST 3");
    }

    @Test
    void whatWasPublishedAndCannotBeReadAnyMoreIsNoReasonToFillWithAnOlderPrice() {
        // Given minute 4, which is published, and minute 5 without a row
        venue.unreadable.add(new UnreadRow(Optional.of(minute(4)), "volume is none"));
        venue.withheld.add(minute(5));
        passTo(minute(8));

        // When
        poll(POLICY.gapAnswers());

        // Then
        assertThat(candles()).noneMatch(BaseCandle::synthetic);
        assertThat(candles().getLast().openTime()).isEqualTo(minute(7));
        assertThat(counted).contains("LOST 1");
    }

    @Test
    void whereARowTellsNotEvenItsTimeNothingIsQuiet() {
        // Given
        venue.withheld.addAll(List.of(minute(5), minute(6)));
        venue.unreadable.add(new UnreadRow(Optional.empty(), "time is none"));
        passTo(minute(8));

        // When
        for (int i = 0; i < POLICY.gapAnswers(); i++) {
            polling.poll(definition(1, "1m"));
        }

        // Then
        assertThat(candles()).noneMatch(BaseCandle::synthetic);
        assertThat(counted).contains("LOST 2");
    }

    @Test
    void theNewestMinuteIsNotFilledWhileNothingComesAfterIt() {
        // Given
        venue.withheld.add(minute(5));
        passTo(minute(6));

        // When
        polling.poll(definition(1, "1m"));

        // Then
        assertThat(candles()).hasSize(5);
    }

    @Test
    void afterARestartTheVenueIsAskedForThePriceBeforeALongQuiet() {
        // Given nothing traded for longer than what is fetched again
        venue.withheld.addAll(Arrays.asList(minutes(5, 9)));
        passTo(minute(9));
        polling.poll(definition(1, "1m"));
        venue.withheld.addAll(Arrays.asList(minutes(2, 5)));
        PollCandles restarted = polling();

        // When
        passTo(minute(10));
        restarted.poll(definition(1, "1m"));

        // Then: the last price that the venue still tells is that of minute 1
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 10));
        assertThat(candles().get(8).close()).isEqualTo(candle(1).close());
    }

    @Test
    void aQuietLongerThanAPageIsFilledOnceALongerTimeframeProvesIt() {
        // Given a quarter of an hour, of which the first trade after the quiet is one, that is not over yet
        venue.withheld.addAll(Arrays.asList(minutes(5, 40)));
        passTo(minute(44));
        venue.derive(Timeframe.M15);
        poll(25);
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 5));

        // When
        passTo(minute(46));
        venue.derive(Timeframe.M15);
        poll(25);

        // Then
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 46));
        assertThat(candles().subList(5, 40))
                .allMatch(BaseCandle::synthetic)
                .allSatisfy(flat -> assertThat(flat.close()).isEqualTo(candle(4).close()));
        assertThat(counted).noneMatch(count -> count.startsWith("LOST"));
    }

    @Test
    void candlesThatALongerTimeframeSaysWereTradedAreLostAndNotInvented() {
        // Given minutes that are in the venue's quarters of an hour, and that it does not serve
        passTo(minute(46));
        venue.derive(Timeframe.M15);
        venue.withheld.addAll(Arrays.asList(minutes(5, 40)));

        // When
        poll(40);

        // Then
        assertThat(candles()).noneMatch(BaseCandle::synthetic);
        assertThat(log.events.stream().filter(CandleLost.class::isInstance)).hasSize(35);
        assertThat(candles().getLast().openTime()).isEqualTo(minute(45));
    }

    @Test
    void ofAVenueThatAnswersEmptyAtTimesNothingIsInventedOrLost() {
        // Given a day behind, with an hour of quiet in it
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        venue.withheld.addAll(Arrays.asList(minutes(500, 560)));
        passTo(minute(1_442));
        for (Timeframe longer : List.of(Timeframe.M5, Timeframe.M15, Timeframe.H1)) {
            venue.derive(longer);
        }
        venue.faulty = () -> random.nextInt(5) == 0;

        // When
        poll(2_000);

        // Then
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 1_442));
        assertThat(candles().stream().filter(BaseCandle::synthetic))
                .extracting(BaseCandle::openTime)
                .containsExactly(minutes(500, 560));
    }

    @Test
    void aPageThatComesBackEmptyOnceIsNoQuiet() {
        // Given more than a page behind
        passTo(minute(31));
        venue.emptyOnce.addAll(List.of(minute(2), minute(9)));

        // When
        for (int i = 0; i < 25; i++) {
            polling.poll(definition(1, "1m"));
        }

        // Then
        assertThat(candles()).extracting(BaseCandle::openTime).containsExactly(minutes(0, 31));
        assertThat(candles()).noneMatch(BaseCandle::synthetic);
    }

    private void poll(int times) {
        for (int i = 0; i < times; i++) {
            polling.poll(definition(1, "1m"));
        }
    }
}
