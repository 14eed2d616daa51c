package io.signalstack.backtestservice.application.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.backtestservice.application.history.FetchHistory.FetchingPolicy;
import io.signalstack.backtestservice.application.history.FetchHistory.Outcome;
import io.signalstack.backtestservice.application.history.VenueHistory.Answer;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FetchHistoryTest {

    private static final Instrument BTC = Instrument.parse("BINANCE:BTC/USDT");
    private static final Timeframe BASE = Timeframe.H1;
    private static final Instant UNTIL = Instant.parse("2026-01-11T00:00:00Z");
    private static final Instant FROM = UNTIL.minus(Duration.ofDays(10));
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofHours(1);

    private final Kept store = new Kept();
    private final List<String> asked = new ArrayList<>();
    private final Deque<UnaryOperator<Answer>> disturbances = new ArrayDeque<>();
    private List<Candle> served = hours(FROM.minus(Duration.ofDays(3)), UNTIL.plus(Duration.ofDays(1)));
    /** Whether the venue leaves out what was not traded, so that it is known between two candles of one answer alone. */
    private boolean filling;

    private Instant now = UNTIL.plus(Duration.ofDays(2));
    private FetchHistory fetching = fetching(10);

    private FetchHistory fetching(int days) {
        return new FetchHistory(
                store, this::answer, new FetchingPolicy(days, 100, PAUSE, AGAIN, Duration.ofDays(1)), () -> now);
    }

    private Answer answer(Instrument instrument, Timeframe timeframe, Instant from, Instant to) {
        asked.add(from + " " + to);
        List<Candle> candles = served.stream()
                .filter(candle ->
                        !candle.openTime().isBefore(from) && candle.openTime().isBefore(to))
                .toList();
        Answer whole = new Answer.Came(filling ? filled(candles) : candles, true);
        return disturbances.isEmpty() ? whole : disturbances.remove().apply(whole);
    }

    private static List<Candle> hours(Instant from, Instant until) {
        return Stream.iterate(from, open -> open.isBefore(until), open -> open.plus(BASE.length()))
                .map(open -> Candle.flat(open, 100))
                .toList();
    }

    private static UnaryOperator<Answer> breakingOffAfter(int candles) {
        return answer -> new Answer.Came(((Answer.Came) answer).candles().subList(0, candles), false);
    }

    private static List<Candle> filled(List<Candle> candles) {
        return candles.isEmpty()
                ? candles
                : hours(candles.getFirst().openTime(), candles.getLast().closeTime(BASE));
    }

    private void untilIdle() throws InterruptedException {
        for (int looks = 0; !(fetching.next() instanceof Outcome.Idle); looks++) {
            assertThat(looks).isLessThan(100);
        }
    }

    @Test
    void a_history_comes_stretch_by_stretch_oldest_first_up_to_the_first_published_candle() throws Exception {
        // When
        untilIdle();
        // Then
        assertThat(store.candles.values()).containsExactlyElementsOf(hours(FROM, UNTIL));
        assertThat(store.past.isWhole()).isTrue();
        assertThat(store.past.firstOpen()).contains(FROM);
        assertThat(asked).hasSize(3).first().isEqualTo(FROM + " " + FROM.plus(Duration.ofHours(100)));
        // and nothing more is asked for
        assertThat(fetching.next()).isInstanceOf(Outcome.Idle.class);
        assertThat(asked).hasSize(3);
    }

    @Test
    void of_a_history_that_breaks_off_what_came_is_kept_and_the_rest_is_asked_for_after_a_pause() throws Exception {
        // Given
        disturbances.add(breakingOffAfter(30));
        // When
        Outcome outcome = fetching.next();
        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Kept.class, kept -> assertThat(kept.whole()).isFalse());
        assertThat(store.candles.values()).containsExactlyElementsOf(hours(FROM, FROM.plus(Duration.ofHours(30))));
        assertThat(fetching.next()).isInstanceOf(Outcome.Idle.class);
        // When
        now = now.plus(PAUSE);
        untilIdle();
        // Then
        assertThat(asked.get(1)).startsWith(FROM.plus(Duration.ofHours(29)).toString());
        assertThat(store.candles.values()).containsExactlyElementsOf(hours(FROM, UNTIL));
    }

    @Test
    void a_history_that_breaks_off_at_once_is_no_end_and_no_hot_loop() throws Exception {
        disturbances.add(breakingOffAfter(0));
        fetching.next();
        assertThat(store.past.next()).isEqualTo(FROM);
        assertThat(fetching.next()).isInstanceOf(Outcome.Idle.class);
        now = now.plus(PAUSE);
        untilIdle();
        assertThat(store.candles.values()).containsExactlyElementsOf(hours(FROM, UNTIL));
    }

    @Test
    void who_says_when_to_come_again_is_left_alone_until_then() throws Exception {
        // Given
        Duration after = Duration.ofSeconds(70);
        disturbances.add(_ -> new Answer.Later(Optional.of(after), "busy"));
        // Then
        assertThat(fetching.next()).isInstanceOf(Outcome.Later.class);
        now = now.plus(after).minusMillis(1);
        assertThat(fetching.next()).isInstanceOf(Outcome.Idle.class);
        assertThat(asked).hasSize(1);
        now = now.plusMillis(1);
        assertThat(fetching.next()).isInstanceOf(Outcome.Kept.class);
    }

    @Test
    void what_is_refused_is_remembered_with_its_reason_and_asked_for_again_after_long() throws Exception {
        // Given
        disturbances.add(_ -> new Answer.Refused("401"));
        // Then
        assertThat(fetching.next()).isInstanceOf(Outcome.Refused.class);
        assertThat(store.past.refused()).contains("401");
        now = now.plus(AGAIN).minusMillis(1);
        assertThat(fetching.next()).isInstanceOf(Outcome.Idle.class);
        // When it is not any more
        now = now.plusMillis(1);
        untilIdle();
        assertThat(store.past.refused()).isEmpty();
        assertThat(store.past.isWhole()).isTrue();
    }

    @Test
    void a_venue_that_has_less_ends_it_with_the_first_whole_day_that_it_has() throws Exception {
        // Given
        Instant listed = FROM.plus(Duration.ofHours(127));
        served = hours(listed, UNTIL.plus(Duration.ofDays(1)));
        // When
        untilIdle();
        // Then
        Instant day = FROM.plus(Duration.ofDays(6));
        assertThat(store.past.firstOpen()).contains(day);
        assertThat(store.candles.values()).containsExactlyElementsOf(hours(day, UNTIL));
    }

    @Test
    void a_venue_that_has_nothing_ends_it_with_nothing() throws Exception {
        served = hours(UNTIL, UNTIL.plus(Duration.ofDays(1)));
        untilIdle();
        assertThat(store.past.isWhole()).isTrue();
        assertThat(store.candles).isEmpty();
    }

    @Test
    void what_is_published_is_never_fetched() throws Exception {
        untilIdle();
        assertThat(store.candles.lastKey()).isBefore(UNTIL);
    }

    @Test
    void candles_that_lack_stay_out_and_hold_nothing_up() throws Exception {
        // Given more that lack than are asked for at a time
        served = Stream.concat(
                        hours(FROM, FROM.plus(Duration.ofHours(50))).stream(),
                        hours(FROM.plus(Duration.ofHours(199)), UNTIL).stream())
                .toList();
        // When
        untilIdle();
        // Then
        assertThat(store.candles.values()).containsExactlyElementsOf(served);
        assertThat(store.past.isWhole()).isTrue();
    }

    @Test
    void what_was_not_traded_where_two_questions_meet_or_at_the_end_is_known_all_the_same() throws Exception {
        // Given
        filling = true;
        served = Stream.of(
                        hours(FROM, FROM.plus(Duration.ofHours(95))),
                        hours(FROM.plus(Duration.ofHours(105)), FROM.plus(Duration.ofHours(190))),
                        hours(FROM.plus(Duration.ofHours(205)), UNTIL.minus(Duration.ofHours(5))),
                        hours(UNTIL.plus(Duration.ofHours(5)), UNTIL.plus(Duration.ofDays(1))))
                .flatMap(List::stream)
                .toList();
        // When
        untilIdle();
        // Then
        assertThat(store.candles.values()).containsExactlyElementsOf(hours(FROM, UNTIL));
    }

    @Test
    void what_is_off_the_grid_or_out_of_order_is_not_kept() throws Exception {
        disturbances.add(_ -> new Answer.Came(
                List.of(
                        Candle.flat(FROM, 1),
                        Candle.flat(FROM.plusSeconds(60), 2),
                        Candle.flat(FROM.plus(Duration.ofHours(2)), 3),
                        Candle.flat(FROM.plus(Duration.ofHours(1)), 4)),
                false));
        fetching.next();
        assertThat(store.candles.values()).extracting(Candle::close).containsExactly(1.0, 3.0);
    }

    @Test
    void nothing_is_kept_once_the_lease_is_anothers() throws Exception {
        store.held = false;
        assertThat(fetching.next()).isInstanceOf(Outcome.Ended.class);
        assertThat(store.candles).isEmpty();
    }

    @Test
    void nothing_is_asked_for_where_no_history_is_wanted() throws Exception {
        fetching = fetching(0);
        assertThat(fetching.next()).isInstanceOf(Outcome.Idle.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void a_series_that_begins_later_takes_what_lies_between() throws Exception {
        // Given
        untilIdle();
        int before = asked.size();
        // When
        Instant later = UNTIL.plus(Duration.ofHours(20));
        store.until = later;
        untilIdle();
        // Then
        assertThat(asked.subList(before, asked.size()))
                .singleElement()
                .asString()
                .startsWith(UNTIL.toString());
        assertThat(store.candles.values()).containsExactlyElementsOf(hours(FROM, later));
    }

    /** One instrument's past, in memory. */
    private static final class Kept implements HistoryStore {

        private final TreeMap<Instant, Candle> candles = new TreeMap<>();
        private FetchedPast past = FetchedPast.wanted(BTC, BASE, UNTIL, 10);
        private Instant until = UNTIL;
        private boolean held = true;

        @Override
        public Uni<Optional<HistoryLease>> lease() {
            return Uni.createFrom().item(Optional.of(new HistoryLease(1)));
        }

        @Override
        public Uni<Boolean> renew(HistoryLease lease) {
            return Uni.createFrom().item(held);
        }

        @Override
        public Uni<List<FetchedPast>> wanted(int days) {
            return Uni.createFrom()
                    .item(List.of(new FetchedPast(
                            past.instrument(),
                            past.baseInterval(),
                            past.from(),
                            until,
                            past.next(),
                            past.firstOpen(),
                            candles.size(),
                            past.refused())));
        }

        @Override
        public Uni<Boolean> begin(HistoryLease lease, FetchedPast begun) {
            return Uni.createFrom().item(held);
        }

        @Override
        public Uni<Boolean> keep(HistoryLease lease, FetchedPast now, List<Candle> more) {
            past = now;
            more.forEach(candle -> candles.putIfAbsent(candle.openTime(), candle));
            return Uni.createFrom().item(held);
        }

        @Override
        public Uni<Boolean> refused(HistoryLease lease, FetchedPast now, String why) {
            past = new FetchedPast(
                    now.instrument(),
                    now.baseInterval(),
                    now.from(),
                    now.until(),
                    now.next(),
                    now.firstOpen(),
                    now.candles(),
                    Optional.of(why));
            return Uni.createFrom().item(held);
        }
    }
}
