package io.signalstack.trading.tracking;

import static io.signalstack.trading.market.CandleBuilder.aCandle;
import static io.signalstack.trading.signal.SignalBuilder.aSignal;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleBuilder;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A revised candle gives a second outcome beside the first, and changes nothing else. */
class RevisionTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Signal signal =
            aSignal().at(NOON.minusSeconds(60)).expiringAfter(30).build();
    private SignalTracker tracker = new SignalTracker();
    private final Map<String, byte[]> saved = new HashMap<>();
    private final RecentCandles recent = new RecentCandles(Timeframe.M1);
    private final List<SignalEvent> events = new ArrayList<>();
    private int minute;

    RevisionTest() {
        tracker.open(signal, new Terms(5_000, 0));
    }

    @Test
    void an_open_signal_would_have_been_stopped() {
        // Given
        flatMinutes(5);
        // When
        revise(3, at(3).flatAt(100).dippingTo(89).build());
        // Then
        assertThat(revised()).singleElement().satisfies(event -> {
            assertThat(event.sequence()).isEqualTo(1);
            assertThat(event.outcome().result()).isEqualTo(Result.STOP);
            assertThat(event.outcome().exitAt()).isEqualTo(NOON.plus(Duration.ofMinutes(3)));
        });
        assertThat(tracker.openSignals()).containsExactly(signal);
    }

    @Test
    void the_first_outcome_still_comes_and_is_counted_on() {
        // Given
        flatMinutes(5);
        revise(3, at(3).flatAt(100).dippingTo(89).build());
        // When
        add(next().flatAt(100).reaching(121).build());
        // Then
        assertThat(events.getLast()).isInstanceOfSatisfying(SignalEvent.Closed.class, closed -> {
            assertThat(closed.sequence()).isEqualTo(2);
            assertThat(closed.outcome().result()).isEqualTo(Result.TARGET);
        });
    }

    @Test
    void a_closed_signal_would_have_gone_on_to_its_expiry() {
        // Given a stop at minute 3, after which nothing was touched
        flatMinutes(3);
        add(next().flatAt(100).dippingTo(89).build());
        flatMinutes(6);
        // When
        revise(3, at(3).flatAt(100).build());
        assertThat(revised()).isEmpty();
        flatMinutes(19);
        assertThat(revised()).isEmpty();
        flatMinutes(1);
        // Then
        assertThat(revised())
                .singleElement()
                .satisfies(event -> assertThat(event.outcome().result()).isEqualTo(Result.EXPIRED));
    }

    @Test
    void a_closed_signal_would_have_reached_its_target_on_candles_seen_since() {
        // Given
        flatMinutes(3);
        add(next().flatAt(100).dippingTo(89).build());
        flatMinutes(2);
        add(next().flatAt(100).reaching(120).build());
        // When
        revise(3, at(3).flatAt(100).build());
        // Then
        assertThat(revised()).singleElement().satisfies(event -> {
            assertThat(event.outcome().result()).isEqualTo(Result.TARGET);
            assertThat(event.outcome().exitAt()).isEqualTo(NOON.plus(Duration.ofMinutes(6)));
        });
    }

    @Test
    void a_revised_fill_changes_the_profit() {
        // Given
        flatMinutes(3);
        add(next().flatAt(100).reaching(120).build());
        // When
        revise(1, at(1).flatAt(105).build());
        // Then
        assertThat(revised()).singleElement().satisfies(event -> {
            assertThat(event.outcome().fillPrice()).isEqualTo(105);
            assertThat(event.outcome().grossR()).isEqualTo(1.5);
        });
    }

    @Test
    void a_fill_that_is_revised_beyond_the_target_is_none() {
        flatMinutes(4);
        revise(1, at(1).flatAt(121).build());
        assertThat(revised())
                .singleElement()
                .satisfies(event -> assertThat(event.outcome().result()).isEqualTo(Result.NOT_FILLED));
    }

    @Test
    void a_candle_before_the_fill_is_of_no_concern() {
        flatMinutes(4);
        revise(0, at(0).flatAt(10).build());
        assertThat(revised()).isEmpty();
    }

    @Test
    void a_lost_candle_that_is_put_right_makes_it_verifiable() {
        // Given
        flatMinutes(3);
        lose();
        flatMinutes(1);
        add(next().flatAt(100).reaching(120).build());
        assertThat(closed().outcome().result()).isEqualTo(Result.UNVERIFIABLE);
        // When
        revise(3, at(3).flatAt(100).build());
        // Then
        assertThat(revised())
                .singleElement()
                .satisfies(event -> assertThat(event.outcome().result()).isEqualTo(Result.TARGET));
    }

    @Test
    void a_second_revision_that_takes_the_first_back_says_so() {
        // Given
        flatMinutes(3);
        add(next().flatAt(100).reaching(120).build());
        Outcome first = closed().outcome();
        revise(2, at(2).flatAt(100).dippingTo(89).build());
        // When
        revise(2, at(2).flatAt(100).build());
        // Then
        assertThat(revised()).hasSize(2);
        assertThat(revised().getLast().outcome()).isEqualTo(first);
        assertThat(revised().getLast().sequence()).isEqualTo(3);
    }

    @Test
    void a_revision_that_changes_no_outcome_says_nothing() {
        flatMinutes(3);
        add(next().flatAt(100).reaching(120).build());
        revise(2, at(2).flatAt(101).build());
        assertThat(revised()).isEmpty();
    }

    @Test
    void a_day_after_its_end_a_signal_is_forgotten() {
        // Given
        flatMinutes(3);
        add(next().flatAt(100).reaching(120).build());
        // When
        flatMinutes(24 * 60 + 1);
        revise(2, at(2).flatAt(100).dippingTo(89).build());
        // Then
        assertThat(revised()).isEmpty();
    }

    @Test
    void a_fill_that_only_the_revised_candles_give_outlives_a_restart() {
        // Given the candle before the fill is lost, and comes after all
        lose();
        revise(0, at(0).flatAt(100).build());
        restart();
        add(next().flatAt(101).build());
        // When
        restart();
        add(next().flatAt(102).build());
        add(next().flatAt(102).reaching(121).build());
        // Then
        assertThat(revised()).singleElement().satisfies(event -> {
            assertThat(event.outcome().filledAt()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
            assertThat(event.outcome().fillPrice()).isEqualTo(101);
        });
    }

    private CandleBuilder at(int minuteOfRevision) {
        return aCandle().at(NOON.plus(Duration.ofMinutes(minuteOfRevision)));
    }

    private CandleBuilder next() {
        return at(minute);
    }

    private void flatMinutes(int count) {
        for (int i = 0; i < count; i++) {
            add(next().flatAt(100).build());
        }
    }

    private void add(Candle candle) {
        recent.put(candle.openTimeMs(), candle);
        tracker.add(candle, Timeframe.M1, events);
        minute++;
    }

    private void lose() {
        long openTimeMs = next().build().openTimeMs();
        recent.put(openTimeMs, null);
        tracker.lose(openTimeMs, Timeframe.M1, events);
        minute++;
    }

    private void revise(int minuteOfRevision, Candle candle) {
        assertThat(minuteOfRevision).isLessThan(minute);
        tracker.revise(candle, recent, next().build().openTimeMs(), Timeframe.M1, events);
    }

    /** Goes on from what has been handed out. */
    private void restart() {
        tracker.drainChanges(CanonicalWriter::new, (id, state) -> {
            if (state != null) {
                saved.put(id, state.toBytes());
            } else {
                saved.remove(id);
            }
        });
        tracker = new SignalTracker();
        saved.values().forEach(state -> tracker.restore(new CanonicalReader(state)));
    }

    private List<SignalEvent.Revised> revised() {
        return events.stream()
                .filter(SignalEvent.Revised.class::isInstance)
                .map(SignalEvent.Revised.class::cast)
                .toList();
    }

    private SignalEvent.Closed closed() {
        return events.stream()
                .filter(SignalEvent.Closed.class::isInstance)
                .map(SignalEvent.Closed.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
