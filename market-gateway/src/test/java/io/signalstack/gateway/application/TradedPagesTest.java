package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** History of a venue that leaves out the candles of minutes in which nothing was traded. */
class TradedPagesTest extends PollingScene {

    private static final int PAGE = 10;

    @BeforeEach
    void leavesOutWhatWasNotTraded() {
        venue.profile = ScriptedVenue.profile(Omitted.UNTRADED, PAGE);
        passTo(minute(60));
    }

    @Test
    void whatLacksBetweenTwoCandlesOfOneAnswerWasNotTraded() {
        // Given, the quiet of 18 to 21 being at the end of a page
        venue.withheld.addAll(Arrays.asList(minutes(18, 22)));

        // When, Then
        assertThat(read(0, 30)).extracting(Candle::openTime).containsExactly(minutes(0, 30));
        assertThat(read(0, 30).stream().filter(Candle::synthetic))
                .allSatisfy(
                        flat -> assertThat(flat.close()).isEqualTo(candle(17).close()));
    }

    @Test
    void aPageThatComesBackEmptyOnceIsNoQuiet() {
        // Given
        venue.emptyOnce.addAll(List.of(minute(0), minute(9)));

        // When, Then
        assertThat(read(0, 30)).containsExactlyElementsOf(traded(0, 30));
    }

    @Test
    void aHistoryWhosePageStaysEmptyBreaksOff() {
        // Given
        venue.emptyOnce.addAll(List.of(minute(9), minute(9), minute(9)));

        // When, Then
        assertThatExceptionOfType(VenueException.Unavailable.class)
                .isThrownBy(() -> read(0, 30))
                .withMessageContaining("does not serve the candle of " + minute(9));
    }

    @Test
    void aQuietLongerThanAPageTakesTheProofOfALongerTimeframe() {
        // Given
        venue.withheld.addAll(Arrays.asList(minutes(5, 40)));

        // When, Then
        assertThatExceptionOfType(VenueException.Unavailable.class)
                .isThrownBy(() -> read(0, 50))
                .withMessageContaining("no proof that none was traded");

        // When
        venue.derive(Timeframe.M15);

        // Then
        assertThat(read(0, 50)).extracting(Candle::openTime).containsExactly(minutes(0, 50));
    }

    @Test
    void whatALongerTimeframeSaysWasTradedIsNotFilled() {
        // Given a trade in the quiet's last quarter of an hour, before that which ends it
        venue.withheld.addAll(Arrays.asList(minutes(5, 32)));
        venue.withheld.addAll(Arrays.asList(minutes(33, 40)));
        venue.derive(Timeframe.M15);
        venue.withheld.add(minute(32));

        // When, Then
        assertThatExceptionOfType(VenueException.Unavailable.class).isThrownBy(() -> read(0, 50));
    }

    @Test
    void aHistoryThatBeginsLaterIsGivenFromThereOn() {
        // Given
        venue.withheld.addAll(Arrays.asList(minutes(0, 33)));
        venue.derive(Timeframe.M15);

        // When, Then
        assertThat(read(0, 50)).containsExactlyElementsOf(traded(33, 50));
    }

    @Test
    void aBeginningThatIsNotServedThoughItWasTradedBreaksOff() {
        // Given
        venue.derive(Timeframe.M15);
        venue.withheld.addAll(Arrays.asList(minutes(0, 33)));

        // When, Then
        assertThatExceptionOfType(VenueException.Unavailable.class)
                .isThrownBy(() -> read(0, 50))
                .withMessageContaining("though some were traded");
    }

    @Test
    void aMinuteWhoseRowCannotBeReadIsLeftOut() {
        // Given
        venue.withheld.add(minute(5));
        venue.unreadable.add(new UnreadRow(Optional.of(minute(6)), "volume is none"));

        // When
        List<Instant> read = read(0, 9).stream().map(Candle::openTime).toList();

        // Then
        assertThat(read).doesNotContain(minute(6)).contains(minute(5)).hasSize(8);
    }

    @Test
    void afterAMinuteWhoseRowCannotBeReadNoPriceIsKnownUntilTheNextTrade() {
        // Given
        venue.withheld.addAll(List.of(minute(4), minute(6), minute(7)));
        venue.unreadable.add(new UnreadRow(Optional.of(minute(5)), "volume is none"));

        // When
        List<Candle> read = read(0, 10);

        // Then
        assertThat(read)
                .extracting(Candle::openTime)
                .doesNotContain(minutes(5, 8))
                .contains(minute(4))
                .hasSize(7);
    }

    @Test
    void aRowThatTellsNoTimeLeavesNothingKnown() {
        // Given
        venue.withheld.add(minute(5));
        venue.unreadable.add(new UnreadRow(Optional.empty(), "time is none"));

        // When, Then
        assertThatExceptionOfType(VenueException.Unavailable.class)
                .isThrownBy(() -> read(0, 9))
                .withMessageContaining("a row that tells no time");
    }

    @Test
    void ofAVenueThatAnswersEmptyAtTimesNothingIsInvented() {
        // Given a day with two hours of quiet, which is more than a page, read by someone who goes on where it breaks
        // off
        venue.profile = ScriptedVenue.profile(Omitted.UNTRADED, 60);
        venue.withheld.addAll(Arrays.asList(minutes(500, 620)));
        passTo(minute(1_440));
        Arrays.stream(Timeframe.values())
                .filter(longer -> longer != Timeframe.M1)
                .forEach(venue::derive);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        venue.faulty = () -> random.nextInt(5) == 0;

        // When
        List<Candle> read = new ArrayList<>();
        while (read.size() < 1_440) {
            int from = read.isEmpty() ? 0 : read.size() - 1;
            List<Candle> part = new ArrayList<>();
            try {
                history().pages(Timeframe.M1, minute(from), minute(1_440)).forEachRemaining(part::addAll);
            } catch (VenueException.Unavailable e) {
                assertThat(e).hasMessageContaining("it is tried again");
            }
            part.stream().skip(read.isEmpty() || part.isEmpty() ? 0 : 1).forEach(read::add);
        }

        // Then
        assertThat(read).extracting(Candle::openTime).containsExactly(minutes(0, 1_440));
        assertThat(read.stream().filter(Candle::synthetic))
                .extracting(Candle::openTime)
                .containsExactly(minutes(500, 620));
    }

    @Test
    void seedsThatWereNotTradedToTheEndWaitForACandleThatShowsIt() {
        // Given
        venue.withheld.addAll(Arrays.asList(minutes(28, 30)));

        // When, Then
        assertThat(history().endingAt(minute(30), Timeframe.M1, 5))
                .extracting(Candle::openTime)
                .containsExactly(minutes(25, 30));

        // When
        venue.withheld.addAll(Arrays.asList(minutes(30, 60)));

        // Then
        assertThatExceptionOfType(VenueException.NotYet.class)
                .isThrownBy(() -> history().endingAt(minute(30), Timeframe.M1, 5))
                .satisfies(notYet -> assertThat(notYet.readyAt()).isEqualTo(minute(61)));
    }

    private List<Candle> read(int from, int until) {
        List<Candle> read = new ArrayList<>();
        Iterator<List<Candle>> pages = history().pages(Timeframe.M1, minute(from), minute(until));
        pages.forEachRemaining(read::addAll);
        return read;
    }

    private VenueHistory history() {
        return new VenueHistory(venue, "BTCUSD", 1_000, Urgency.HISTORY, wall);
    }

    private static List<Candle> traded(int from, int until) {
        return Arrays.stream(minutes(from, until))
                .map(openTime -> candle((int) ((openTime.toEpochMilli() - MIDNIGHT.toEpochMilli()) / 60_000)))
                .toList();
    }
}
