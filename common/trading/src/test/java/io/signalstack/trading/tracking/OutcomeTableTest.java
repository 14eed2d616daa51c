package io.signalstack.trading.tracking;

import static io.signalstack.trading.signal.SignalBuilder.aSignal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What becomes of a signal, situation by situation.
 *
 * <p>The signal candle is one minute long and closes at 12:00. A LONG enters at 100, stop 90, target 120; a SHORT has stop
 * 110, target 80; so the risk is 10. Each word is one minute from 12:00 on: {@code open/high/low/close}, or one price for
 * a flat candle, or {@code lost}. Times are minutes after 12:00; an expiry is at the end of its candle.
 */
class OutcomeTableTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final double COST = 0.0015;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
# situation                                            | side  | delay | N | minutes                                    | result       | filled | fill | out | exit  | grossR | ambiguous
nothing has happened yet                               | LONG  | 5     | 9 | 100 101                                    | -            | -      | -    | -   | -     | -      | false
waits for the first candle after the delay             | LONG  | 5     | 9 | 100                                        | -            | -      | -    | -   | -     | -      | false
fills at the second open, then the target              | LONG  | 5     | 9 | 100 101/121/101/119                        | TARGET       | 1      | 101  | 1   | 120   | 1.9    | false
no delay takes the very next open                      | LONG  | 0     | 9 | 99/121/98/119                              | TARGET       | 0      | 99   | 0   | 120   | 2.1    | false
a delay of a whole minute still takes that minute      | LONG  | 60    | 9 | 100 101/121/101/119                        | TARGET       | 1      | 101  | 1   | 120   | 1.9    | false
a delay over a minute takes the next                   | LONG  | 61    | 9 | 100 101 102/121/101/119                    | TARGET       | 2      | 102  | 2   | 120   | 1.8    | false
a stop before the fill does not count                  | LONG  | 5     | 9 | 100/100/80/95 96/121/96/120                | TARGET       | 1      | 96   | 1   | 120   | 2.4    | false
a target before the fill does not count                | LONG  | 5     | 9 | 100/130/100/100 100 100/101/89/90          | STOP         | 1      | 100  | 2   | 90    | -1     | false
opens at the stop: not filled                          | LONG  | 5     | 9 | 100 90/95/90/95                            | NOT_FILLED   | -      | -    | 1   | -     | -      | false
opens below the stop: not filled                       | LONG  | 5     | 9 | 100 85                                     | NOT_FILLED   | -      | -    | 1   | -     | -      | false
opens just above the stop: filled                      | LONG  | 5     | 9 | 100 90.01/95/90.01/95                      | -            | -      | -    | -   | -     | -      | false
opens at the target: not filled                        | LONG  | 5     | 9 | 100 120                                    | NOT_FILLED   | -      | -    | 1   | -     | -      | false
opens above the target: not filled                     | LONG  | 5     | 9 | 100 125                                    | NOT_FILLED   | -      | -    | 1   | -     | -      | false
opens just below the target, then touches it           | LONG  | 5     | 9 | 100 119/120/119/119                        | TARGET       | 1      | 119  | 1   | 120   | 0.1    | false
would fill at the expiry: not filled                   | LONG  | 5     | 1 | 100 100                                    | NOT_FILLED   | -      | -    | 1   | -     | -      | false
would fill after the expiry: not filled                | LONG  | 150   | 2 | 100 100 100 100                            | NOT_FILLED   | -      | -    | 3   | -     | -      | false
one candle of life without a delay                     | LONG  | 0     | 1 | 100/105/99/104                             | EXPIRED      | 0      | 100  | 1   | 104   | 0.4    | false
low at the stop                                        | LONG  | 5     | 9 | 100 100 100/101/90/100                     | STOP         | 1      | 100  | 2   | 90    | -1     | false
low just above the stop                                | LONG  | 5     | 9 | 100 100 100/101/90.01/100                  | -            | -      | -    | -   | -     | -      | false
low under the stop leaves at the stop                  | LONG  | 5     | 9 | 100 100 100/101/80/100                     | STOP         | 1      | 100  | 2   | 90    | -1     | false
high at the target                                     | LONG  | 5     | 9 | 100 100 100/120/99/100                     | TARGET       | 1      | 100  | 2   | 120   | 2      | false
high just under the target                             | LONG  | 5     | 9 | 100 100 100/119.99/99/100                  | -            | -      | -    | -   | -     | -      | false
high over the target leaves at the target              | LONG  | 5     | 9 | 100 100 100/140/99/100                     | TARGET       | 1      | 100  | 2   | 120   | 2      | false
both inside one candle: the stop first                 | LONG  | 5     | 9 | 100 100 100/121/89/100                     | STOP         | 1      | 100  | 2   | 90    | -1     | true
both inside the candle of the fill                     | LONG  | 5     | 9 | 100 100/121/89/100                         | STOP         | 1      | 100  | 1   | 90    | -1     | true
opens at the stop                                      | LONG  | 5     | 9 | 100 100 90/95/90/95                        | STOP         | 1      | 100  | 2   | 90    | -1     | false
opens under the stop leaves at the open                | LONG  | 5     | 9 | 100 100 80/85/80/85                        | STOP         | 1      | 100  | 2   | 80    | -2     | false
opens under the stop, though it touches the target     | LONG  | 5     | 9 | 100 100 85/125/85/120                      | STOP         | 1      | 100  | 2   | 85    | -1.5   | false
opens at the target                                    | LONG  | 5     | 9 | 100 100 120/121/119/119                    | TARGET       | 1      | 100  | 2   | 120   | 2      | false
opens over the target leaves at the target             | LONG  | 5     | 9 | 100 100 130/131/129/130                    | TARGET       | 1      | 100  | 2   | 120   | 2      | false
opens over the target, though it touches the stop      | LONG  | 5     | 9 | 100 100 125/125/85/90                      | TARGET       | 1      | 100  | 2   | 120   | 2      | false
what follows the end changes nothing                   | LONG  | 5     | 9 | 100 100 100/120/99/100 80                  | TARGET       | 1      | 100  | 2   | 120   | 2      | false
expires at the close of its last candle                | LONG  | 5     | 3 | 100 100 101/103/100/102                    | EXPIRED      | 1      | 100  | 3   | 102   | 0.2    | false
the candle before the last one does not expire it      | LONG  | 5     | 4 | 100 100 101/103/100/102                    | -            | -      | -    | -   | -     | -      | false
a stop in the last candle comes before the expiry      | LONG  | 5     | 3 | 100 100 101/103/89/102                     | STOP         | 1      | 100  | 2   | 90    | -1     | false
a target in the last candle comes before the expiry    | LONG  | 5     | 3 | 100 100 101/121/100/102                    | TARGET       | 1      | 100  | 2   | 120   | 2      | false
lost before the fill                                   | LONG  | 5     | 9 | lost                                       | UNVERIFIABLE | -      | -    | 0   | -     | -      | false
lost instead of the fill                               | LONG  | 5     | 9 | 100 lost                                   | UNVERIFIABLE | -      | -    | 1   | -     | -      | false
lost after the fill                                    | LONG  | 5     | 9 | 100 101 lost                               | UNVERIFIABLE | 1      | 101  | 2   | -     | -      | false
lost in the last candle                                | LONG  | 5     | 3 | 100 101 lost                               | UNVERIFIABLE | 1      | 101  | 2   | -     | -      | false
lost after the end                                     | LONG  | 5     | 9 | 100 100 100/120/99/100 lost                | TARGET       | 1      | 100  | 2   | 120   | 2      | false
short: fills, then the target below                    | SHORT | 5     | 9 | 100 99/99/79/82                            | TARGET       | 1      | 99   | 1   | 80    | 1.9    | false
short: high at the stop                                | SHORT | 5     | 9 | 100 100 100/110/99/100                     | STOP         | 1      | 100  | 2   | 110   | -1     | false
short: high just under the stop                        | SHORT | 5     | 9 | 100 100 100/109.99/99/100                  | -            | -      | -    | -   | -     | -      | false
short: opens over the stop leaves at the open          | SHORT | 5     | 9 | 100 100 125/126/124/125                    | STOP         | 1      | 100  | 2   | 125   | -2.5   | false
short: opens under the target leaves at the target     | SHORT | 5     | 9 | 100 100 70/71/69/70                        | TARGET       | 1      | 100  | 2   | 80    | 2      | false
short: both inside one candle: the stop first          | SHORT | 5     | 9 | 100 100 100/111/79/100                     | STOP         | 1      | 100  | 2   | 110   | -1     | true
short: opens at the stop: not filled                   | SHORT | 5     | 9 | 100 110                                    | NOT_FILLED   | -      | -    | 1   | -     | -      | false
short: opens at the target: not filled                 | SHORT | 5     | 9 | 100 80                                     | NOT_FILLED   | -      | -    | 1   | -     | -      | false
short: expires below its entry                         | SHORT | 5     | 3 | 100 100 99/100/97/97                       | EXPIRED      | 1      | 100  | 3   | 97    | 0.3    | false
""")
    void the_rules_give_this_outcome(
            String situation,
            Side side,
            long delay,
            int horizon,
            String minutes,
            @Nullable Result result,
            @Nullable Integer filled,
            @Nullable Double fill,
            @Nullable Integer out,
            @Nullable Double exit,
            @Nullable Double grossR,
            boolean ambiguous) {
        // Given
        SignalBuilder builder = aSignal().at(NOON.minus(Duration.ofMinutes(1))).expiringAfter(horizon);
        Signal signal = (side == Side.SHORT ? builder.shorting() : builder).build();
        var tracker = new SignalTracker();
        tracker.open(signal, new Terms(Duration.ofSeconds(delay).toMillis(), COST));

        // When
        List<SignalEvent> events = new ArrayList<>();
        String[] words = minutes.strip().split(" +", -1);
        for (int minute = 0; minute < words.length; minute++) {
            long openTimeMs = at(minute).toEpochMilli();
            if (words[minute].equals("lost")) {
                tracker.lose(openTimeMs, Timeframe.M1, events);
            } else {
                tracker.add(candle(openTimeMs, words[minute]), Timeframe.M1, events);
            }
        }

        // Then
        if (result == null) {
            assertThat(events).isEmpty();
            assertThat(tracker.openSignals()).containsExactly(signal);
            return;
        }
        assertThat(events).singleElement().isInstanceOfSatisfying(SignalEvent.Closed.class, closed -> {
            Outcome outcome = closed.outcome();
            assertThat(closed.signal()).isEqualTo(signal);
            assertThat(closed.sequence()).isEqualTo(1);
            assertThat(outcome.result()).isEqualTo(result);
            assertThat(outcome.filledAt()).isEqualTo(filled == null ? null : at(filled));
            assertThat(outcome.fillPrice()).isEqualTo(fill);
            assertThat(outcome.exitAt()).isEqualTo(out == null ? null : at(out));
            assertThat(outcome.exitPrice()).isEqualTo(exit);
            assertThat(outcome.ambiguous()).isEqualTo(ambiguous);
            if (grossR == null) {
                assertThat(outcome.grossR()).isNull();
                assertThat(outcome.netR()).isNull();
            } else {
                assertThat(outcome.grossR()).isCloseTo(grossR, within(1e-12));
                assertThat(outcome.netR()).isCloseTo(grossR - COST * (fill + exit) / 10, within(1e-12));
            }
        });
        assertThat(tracker.openSignals()).isEmpty();
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Candle candle(long openTimeMs, String word) {
        String[] prices = word.split("/", -1);
        double open = Double.parseDouble(prices[0]);
        return prices.length == 1
                ? new Candle(openTimeMs, open, open, open, open, 1, false)
                : new Candle(
                        openTimeMs,
                        open,
                        Double.parseDouble(prices[1]),
                        Double.parseDouble(prices[2]),
                        Double.parseDouble(prices[3]),
                        1,
                        false);
    }
}
