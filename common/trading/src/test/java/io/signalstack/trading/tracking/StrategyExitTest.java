package io.signalstack.trading.tracking;

import static io.signalstack.trading.market.CandleBuilder.aCandle;
import static io.signalstack.trading.signal.SignalBuilder.aSignal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleBuilder;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalBuilder;
import io.signalstack.trading.signal.SignalEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A strategy leaves its trade, situation by situation.
 *
 * <p>As in {@link OutcomeTableTest}: a minute signal closes at 12:00, a LONG enters at 100, stop 90, target 120; a SHORT has
 * stop 110, target 80. Each word is one minute; {@code !} after it says that the exit rule is met at its close.
 */
class StrategyExitTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final double COST = 0.0015;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
# situation                                              | side  | delay | N | minutes                                 | result        | out | exit | grossR
leaves at the first open after the close and the delay   | LONG  | 5     | 9 | 100 100 101! 102 103 104                | STRATEGY_EXIT | 4   | 103  | 0.3
no delay takes the very next open                        | LONG  | 0     | 9 | 100 101! 102 103                        | STRATEGY_EXIT | 2   | 102  | 0.2
a delay of a whole minute still takes that minute        | LONG  | 60    | 9 | 100 100 101! 102 103 104                | STRATEGY_EXIT | 4   | 103  | 0.3
a delay over a minute takes the next                     | LONG  | 61    | 9 | 100 100 101 101! 102 103 104            | STRATEGY_EXIT | 6   | 104  | 0.3
asked at the close of the candle that filled it          | LONG  | 5     | 9 | 100 100! 102 103                        | STRATEGY_EXIT | 3   | 103  | 0.3
waits for the open                                       | LONG  | 5     | 9 | 100 100! 102                            | -             | -   | -    | -
met before the fill: not asked                           | LONG  | 5     | 9 | 100! 100 101 102 103                    | -             | -   | -    | -
met before the fill and after it                         | LONG  | 5     | 9 | 100! 100 101! 102 103                   | STRATEGY_EXIT | 4   | 103  | 0.3
the first word counts                                    | LONG  | 5     | 9 | 100 100! 102! 103! 104                  | STRATEGY_EXIT | 3   | 103  | 0.3
the stop comes in between                                | LONG  | 5     | 9 | 100 100! 100/101/89/95 99               | STOP          | 2   | 90   | -1
the target comes in between                              | LONG  | 5     | 9 | 100 100! 100/121/99/110 99              | TARGET        | 2   | 120  | 2
the exit candle opens at the target                      | LONG  | 5     | 9 | 100 100! 102 121/122/119/120            | TARGET        | 3   | 120  | 2
the exit candle opens under the stop                     | LONG  | 5     | 9 | 100 100! 102 85/95/85/90                | STOP          | 3   | 85   | -1.5
the exit candle touches the target after its open        | LONG  | 5     | 9 | 100 100! 102 103/121/102/120            | STRATEGY_EXIT | 3   | 103  | 0.3
the exit candle touches the stop after its open          | LONG  | 5     | 9 | 100 100! 102 99/100/80/95               | STRATEGY_EXIT | 3   | 99   | -0.1
expires in between                                       | LONG  | 5     | 3 | 100 100! 102/103/101/102.5 103          | EXPIRED       | 3   | 102.5 | 0.25
met at the close that expires it                         | LONG  | 5     | 3 | 100 100 102/103/101/102.5! 103 104      | EXPIRED       | 3   | 102.5 | 0.25
expires after it has left                                | LONG  | 0     | 3 | 100! 101 102                            | STRATEGY_EXIT | 1   | 101  | 0.1
lost in between                                          | LONG  | 5     | 9 | 100 100! lost 103                       | UNVERIFIABLE  | 2   | -    | -
the exit candle is lost                                  | LONG  | 5     | 9 | 100 100! 102 lost                       | UNVERIFIABLE  | 3   | -    | -
what follows the end changes nothing                     | LONG  | 0     | 9 | 100! 101! 85                            | STRATEGY_EXIT | 1   | 101  | 0.1
short: leaves below its entry                            | SHORT | 5     | 9 | 100 100 99! 98 97                       | STRATEGY_EXIT | 4   | 97   | 0.3
short: the stop comes in between                         | SHORT | 5     | 9 | 100 100! 100/111/99/105 99              | STOP          | 2   | 110  | -1
""")
    void the_rules_give_this_outcome(
            String situation,
            Side side,
            long delay,
            int horizon,
            String minutes,
            @Nullable Result result,
            @Nullable Integer out,
            @Nullable Double exit,
            @Nullable Double grossR) {
        // Given
        SignalBuilder builder = aSignal().at(NOON.minus(Duration.ofMinutes(1))).expiringAfter(horizon);
        Signal signal = (side == Side.SHORT ? builder.shorting() : builder).build();
        var tracker = new SignalTracker();
        tracker.open(signal, new Terms(Duration.ofSeconds(delay).toMillis(), COST));
        // When
        List<SignalEvent> events = new ArrayList<>();
        String[] words = minutes.strip().split(" +", -1);
        for (int minute = 0; minute < words.length; minute++) {
            String word = words[minute].replace("!", "");
            if (word.equals("lost")) {
                tracker.lose(at(minute).toEpochMilli(), Timeframe.M1, events);
            } else {
                tracker.add(candle(at(minute), word), Timeframe.M1, events);
            }
            if (words[minute].endsWith("!")) {
                ask(tracker, signal, at(minute + 1));
            }
            tracker = restored(tracker);
        }
        // Then
        if (result == null) {
            assertThat(events).isEmpty();
            return;
        }
        assertThat(events).singleElement().isInstanceOfSatisfying(SignalEvent.Closed.class, closed -> {
            Outcome outcome = closed.outcome();
            assertThat(outcome.result()).isEqualTo(result);
            assertThat(outcome.exitAt()).isEqualTo(at(out == null ? -1 : out));
            assertThat(outcome.exitPrice()).isEqualTo(exit);
            assertThat(outcome.ambiguous()).isFalse();
            if (grossR == null) {
                assertThat(outcome.grossR()).isNull();
            } else {
                assertThat(outcome.grossR()).isCloseTo(grossR, within(1e-12));
                assertThat(outcome.netR()).isCloseTo(grossR - COST * (outcome.fillPrice() + exit) / 10, within(1e-12));
            }
        });
        assertThat(tracker.openSignals()).isEmpty();
    }

    @Test
    void a_revised_candle_after_the_word_gives_the_exit_its_price() {
        // Given
        var run = new Run();
        run.flat(2);
        run.leave();
        run.flat(2);
        assertThat(run.results()).containsExactly(Result.STRATEGY_EXIT);
        // When the candle at whose open it left is revised
        run.revise(3, aCandle().flatAt(104));
        // Then
        assertThat(run.revised().getLast().result()).isEqualTo(Result.STRATEGY_EXIT);
        assertThat(run.revised().getLast().exitPrice()).isEqualTo(104);
    }

    @Test
    void the_word_stands_when_the_candles_before_it_are_revised() {
        // Given
        var run = new Run();
        run.flat(2);
        run.leave();
        // When it is not out yet
        run.revise(1, aCandle().flatAt(105));
        run.flat(2);
        // Then
        assertThat(run.results()).containsExactly(Result.STRATEGY_EXIT);
        assertThat(run.revised()).singleElement().satisfies(outcome -> {
            assertThat(outcome.result()).isEqualTo(Result.STRATEGY_EXIT);
            assertThat(outcome.fillPrice()).isEqualTo(105);
            assertThat(outcome.grossR()).isEqualTo(-0.5);
        });
    }

    @Test
    void the_word_reaches_an_outcome_that_has_been_revised_before() {
        // Given
        var run = new Run();
        run.flat(2);
        run.revise(1, aCandle().flatAt(105));
        // When
        run.leave();
        run.flat(2);
        // Then
        assertThat(run.revised()).singleElement().satisfies(outcome -> {
            assertThat(outcome.result()).isEqualTo(Result.STRATEGY_EXIT);
            assertThat(outcome.fillPrice()).isEqualTo(105);
        });
    }

    @Test
    void a_revised_stop_comes_before_the_exit() {
        // Given
        var run = new Run();
        run.flat(2);
        run.leave();
        run.flat(2);
        // When
        run.revise(2, aCandle().flatAt(100).dippingTo(89));
        // Then
        assertThat(run.revised())
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.result()).isEqualTo(Result.STOP));
    }

    @Test
    void a_strategy_is_asked_only_while_its_signal_is_open_as_first_published() {
        // Given a stop that a revision takes back
        var run = new Run();
        run.flat(2);
        run.add(aCandle().flatAt(100).dippingTo(89));
        run.revise(2, aCandle().flatAt(100));
        // When
        run.leave();
        run.flat(30);
        // Then
        assertThat(run.results()).containsExactly(Result.STOP);
        assertThat(run.revised())
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.result()).isEqualTo(Result.EXPIRED));
    }

    private static void ask(SignalTracker tracker, Signal signal, Instant close) {
        if (tracker.mayBeLeft(signal.strategy(), signal.timeframe())) {
            tracker.leave(signal.strategy(), signal.timeframe(), close.toEpochMilli());
        }
    }

    /** The same from its saved state. */
    private static SignalTracker restored(SignalTracker tracker) {
        var copy = new SignalTracker();
        tracker.drainChanges(CanonicalWriter::new, (id, state) -> {
            if (state != null) {
                copy.restore(new CanonicalReader(state.toBytes()));
            }
        });
        return copy.openSignals().isEmpty() ? tracker : copy;
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Candle candle(Instant openTime, String word) {
        String[] prices = word.split("/", -1);
        double open = Double.parseDouble(prices[0]);
        return prices.length == 1
                ? aCandle().at(openTime).flatAt(open).build()
                : aCandle()
                        .at(openTime)
                        .opening(open)
                        .reaching(Double.parseDouble(prices[1]))
                        .dippingTo(Double.parseDouble(prices[2]))
                        .closing(Double.parseDouble(prices[3]))
                        .build();
    }

    /** A signal that is watched minute by minute, from noon on. */
    private static final class Run {
        private final Signal signal =
                aSignal().at(NOON.minus(Duration.ofMinutes(1))).build();
        private final SignalTracker tracker = new SignalTracker();
        private final RecentCandles recent = new RecentCandles(Timeframe.M1);
        private final List<SignalEvent> events = new ArrayList<>();
        private int minute;

        private Run() {
            tracker.open(signal, new Terms(5_000, 0));
        }

        private void flat(int count) {
            for (int i = 0; i < count; i++) {
                add(aCandle().flatAt(100));
            }
        }

        private void add(CandleBuilder next) {
            Candle candle = next.at(at(minute++)).build();
            recent.put(candle.openTimeMs(), candle);
            tracker.add(candle, Timeframe.M1, events);
        }

        private void leave() {
            ask(tracker, signal, at(minute));
        }

        private void revise(int of, CandleBuilder candle) {
            tracker.revise(candle.at(at(of)).build(), recent, at(minute).toEpochMilli(), Timeframe.M1, events);
        }

        private List<Result> results() {
            return events.stream()
                    .filter(SignalEvent.Closed.class::isInstance)
                    .map(event -> ((SignalEvent.Closed) event).outcome().result())
                    .toList();
        }

        private List<Outcome> revised() {
            return events.stream()
                    .filter(SignalEvent.Revised.class::isInstance)
                    .map(event -> ((SignalEvent.Revised) event).outcome())
                    .toList();
        }
    }
}
