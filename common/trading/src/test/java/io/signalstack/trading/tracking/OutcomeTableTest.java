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
 * 110, target 80; so the risk is 10, and one side costs 0.0015 of its price. Each word is one minute from 12:00 on: {@code
 * open/high/low/close}, or one price for a flat candle, with {@code ~} one in which nothing traded, or {@code lost}; {@code
 * 2=...} is not a minute but a later version of minute 2. Times are minutes after 12:00; an expiry is at the end of its
 * candle.
 */
class OutcomeTableTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final double COST = 0.0015;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
# situation                                                                | side  | delay | N | minutes                               | result       | filled | fill | out | exit   | grossR | netR        | ambiguous
nothing has happened yet                                                   | LONG  | 5     | 9 | 100 101                               | -            | -      | -    | -   | -      | -      | -           | false
waits for the first candle after the delay                                 | LONG  | 5     | 9 | 100                                   | -            | -      | -    | -   | -      | -      | -           | false
fills at the second open, then the target                                  | LONG  | 5     | 9 | 100 101/121/101/119                   | TARGET       | 1      | 101  | 1   | 120    | 1.9    | 1.86685     | false
no delay takes the very next open                                          | LONG  | 0     | 9 | 99/121/98/119                         | TARGET       | 0      | 99   | 0   | 120    | 2.1    | 2.06715     | false
a delay of a whole minute still takes that minute                          | LONG  | 60    | 9 | 100 101/121/101/119                   | TARGET       | 1      | 101  | 1   | 120    | 1.9    | 1.86685     | false
a delay over a minute takes the next                                       | LONG  | 61    | 9 | 100 101 102/121/101/119               | TARGET       | 2      | 102  | 2   | 120    | 1.8    | 1.7667      | false
a stop before the fill does not count                                      | LONG  | 5     | 9 | 100/100/80/95 96/121/96/120           | TARGET       | 1      | 96   | 1   | 120    | 2.4    | 2.3676      | false
a target before the fill does not count                                    | LONG  | 5     | 9 | 100/130/100/100 100 100/101/89/90     | STOP         | 1      | 100  | 2   | 90     | -1     | -1.0285     | false
opens at the stop: not filled                                              | LONG  | 5     | 9 | 100 90/95/90/95                       | NOT_FILLED   | -      | -    | 1   | -      | -      | -           | false
opens below the stop: not filled                                           | LONG  | 5     | 9 | 100 85                                | NOT_FILLED   | -      | -    | 1   | -      | -      | -           | false
opens just above the stop: filled                                          | LONG  | 5     | 9 | 100 90.01/95/90.01/95                 | -            | -      | -    | -   | -      | -      | -           | false
opens at the target: not filled                                            | LONG  | 5     | 9 | 100 120                               | NOT_FILLED   | -      | -    | 1   | -      | -      | -           | false
opens above the target: not filled                                         | LONG  | 5     | 9 | 100 125                               | NOT_FILLED   | -      | -    | 1   | -      | -      | -           | false
opens just below the target, then touches it                               | LONG  | 5     | 9 | 100 119/120/119/119                   | TARGET       | 1      | 119  | 1   | 120    | 0.1    | 0.06415     | false
would fill at the expiry: not filled                                       | LONG  | 5     | 1 | 100 100                               | NOT_FILLED   | -      | -    | 1   | -      | -      | -           | false
would fill after the expiry: not filled                                    | LONG  | 150   | 2 | 100 100 100 100                       | NOT_FILLED   | -      | -    | 3   | -      | -      | -           | false
one candle of life without a delay                                         | LONG  | 0     | 1 | 100/105/99/104                        | EXPIRED      | 0      | 100  | 1   | 104    | 0.4    | 0.3694      | false
low at the stop                                                            | LONG  | 5     | 9 | 100 100 100/101/90/100                | STOP         | 1      | 100  | 2   | 90     | -1     | -1.0285     | false
low just above the stop                                                    | LONG  | 5     | 9 | 100 100 100/101/90.01/100             | -            | -      | -    | -   | -      | -      | -           | false
low under the stop leaves at the stop                                      | LONG  | 5     | 9 | 100 100 100/101/80/100                | STOP         | 1      | 100  | 2   | 90     | -1     | -1.0285     | false
high at the target                                                         | LONG  | 5     | 9 | 100 100 100/120/99/100                | TARGET       | 1      | 100  | 2   | 120    | 2      | 1.967       | false
high just under the target                                                 | LONG  | 5     | 9 | 100 100 100/119.99/99/100             | -            | -      | -    | -   | -      | -      | -           | false
high over the target leaves at the target                                  | LONG  | 5     | 9 | 100 100 100/140/99/100                | TARGET       | 1      | 100  | 2   | 120    | 2      | 1.967       | false
both inside one candle: the stop first                                     | LONG  | 5     | 9 | 100 100 100/121/89/100                | STOP         | 1      | 100  | 2   | 90     | -1     | -1.0285     | true
both inside the candle of the fill                                         | LONG  | 5     | 9 | 100 100/121/89/100                    | STOP         | 1      | 100  | 1   | 90     | -1     | -1.0285     | true
opens at the stop                                                          | LONG  | 5     | 9 | 100 100 90/95/90/95                   | STOP         | 1      | 100  | 2   | 90     | -1     | -1.0285     | false
opens under the stop leaves at the open                                    | LONG  | 5     | 9 | 100 100 80/85/80/85                   | STOP         | 1      | 100  | 2   | 80     | -2     | -2.027      | false
opens under the stop, though it touches the target                         | LONG  | 5     | 9 | 100 100 85/125/85/120                 | STOP         | 1      | 100  | 2   | 85     | -1.5   | -1.52775    | false
opens at the target                                                        | LONG  | 5     | 9 | 100 100 120/121/119/119               | TARGET       | 1      | 100  | 2   | 120    | 2      | 1.967       | false
opens over the target leaves at the target                                 | LONG  | 5     | 9 | 100 100 130/131/129/130               | TARGET       | 1      | 100  | 2   | 120    | 2      | 1.967       | false
opens over the target, though it touches the stop                          | LONG  | 5     | 9 | 100 100 125/125/85/90                 | TARGET       | 1      | 100  | 2   | 120    | 2      | 1.967       | false
what follows the end changes nothing                                       | LONG  | 5     | 9 | 100 100 100/120/99/100 80             | TARGET       | 1      | 100  | 2   | 120    | 2      | 1.967       | false
expires at the close of its last candle                                    | LONG  | 5     | 3 | 100 100 101/103/100/102               | EXPIRED      | 1      | 100  | 3   | 102    | 0.2    | 0.1697      | false
the candle before the last one does not expire it                          | LONG  | 5     | 4 | 100 100 101/103/100/102               | -            | -      | -    | -   | -      | -      | -           | false
a stop in the last candle comes before the expiry                          | LONG  | 5     | 3 | 100 100 101/103/89/102                | STOP         | 1      | 100  | 2   | 90     | -1     | -1.0285     | false
a target in the last candle comes before the expiry                        | LONG  | 5     | 3 | 100 100 101/121/100/102               | TARGET       | 1      | 100  | 2   | 120    | 2      | 1.967       | false
lost before the fill                                                       | LONG  | 5     | 9 | lost                                  | UNVERIFIABLE | -      | -    | 0   | -      | -      | -           | false
lost instead of the fill                                                   | LONG  | 5     | 9 | 100 lost                              | UNVERIFIABLE | -      | -    | 1   | -      | -      | -           | false
lost after the fill                                                        | LONG  | 5     | 9 | 100 101 lost                          | UNVERIFIABLE | 1      | 101  | 2   | -      | -      | -           | false
lost in the last candle                                                    | LONG  | 5     | 3 | 100 101 lost                          | UNVERIFIABLE | 1      | 101  | 2   | -      | -      | -           | false
lost after the end                                                         | LONG  | 5     | 9 | 100 100 100/120/99/100 lost           | TARGET       | 1      | 100  | 2   | 120    | 2      | 1.967       | false
short: fills, then the target below                                        | SHORT | 5     | 9 | 100 99/99/79/82                       | TARGET       | 1      | 99   | 1   | 80     | 1.9    | 1.87315     | false
short: high at the stop                                                    | SHORT | 5     | 9 | 100 100 100/110/99/100                | STOP         | 1      | 100  | 2   | 110    | -1     | -1.0315     | false
short: high just under the stop                                            | SHORT | 5     | 9 | 100 100 100/109.99/99/100             | -            | -      | -    | -   | -      | -      | -           | false
short: opens over the stop leaves at the open                              | SHORT | 5     | 9 | 100 100 125/126/124/125               | STOP         | 1      | 100  | 2   | 125    | -2.5   | -2.53375    | false
short: opens under the target leaves at the target                         | SHORT | 5     | 9 | 100 100 70/71/69/70                   | TARGET       | 1      | 100  | 2   | 80     | 2      | 1.973       | false
short: both inside one candle: the stop first                              | SHORT | 5     | 9 | 100 100 100/111/79/100                | STOP         | 1      | 100  | 2   | 110    | -1     | -1.0315     | true
short: opens at the stop: not filled                                       | SHORT | 5     | 9 | 100 110                               | NOT_FILLED   | -      | -    | 1   | -      | -      | -           | false
short: opens at the target: not filled                                     | SHORT | 5     | 9 | 100 80                                | NOT_FILLED   | -      | -    | 1   | -      | -      | -           | false
short: expires below its entry                                             | SHORT | 5     | 3 | 100 100 99/100/97/97                  | EXPIRED      | 1      | 100  | 3   | 97     | 0.3    | 0.27045     | false
fills though the candle before opened over the target                      | LONG  | 5     | 9 | 125/125/99/100 100                    | -            | -      | -    | -   | -      | -      | -           | false
no delay: opens at the stop: not filled                                    | LONG  | 0     | 9 | 90                                    | NOT_FILLED   | -      | -    | 0   | -      | -      | -           | false
no delay: opens over the target: not filled                                | LONG  | 0     | 9 | 121                                   | NOT_FILLED   | -      | -    | 0   | -      | -      | -           | false
no delay: stop on the candle of the fill                                   | LONG  | 0     | 9 | 100/101/90/95                         | STOP         | 0      | 100  | 0   | 90     | -1     | -1.0285     | false
no delay: both on the candle of the fill                                   | LONG  | 0     | 9 | 100/120/90/95                         | STOP         | 0      | 100  | 0   | 90     | -1     | -1.0285     | true
a delay of a second skips the first candle                                 | LONG  | 1     | 9 | 100/121/89/100 100/120/100/110        | TARGET       | 1      | 100  | 1   | 120    | 2      | 1.967       | false
fills in the last candle and expires with it                               | LONG  | 5     | 2 | 100 101/102/100/102                   | EXPIRED      | 1      | 101  | 2   | 102    | 0.1    | 0.06955     | false
fills in the last candle and is stopped in it                              | LONG  | 5     | 2 | 100 101/102/90/102                    | STOP         | 1      | 101  | 1   | 90     | -1.1   | -1.12865    | false
fills in the last candle and reaches its target in it                      | LONG  | 5     | 2 | 100 101/120/100/102                   | TARGET       | 1      | 101  | 1   | 120    | 1.9    | 1.86685     | false
fills below its entry: less at risk than planned                           | LONG  | 5     | 9 | 100 92/93/90/91                       | STOP         | 1      | 92   | 1   | 90     | -0.2   | -0.2273     | false
fills above its entry: more at risk than planned                           | LONG  | 5     | 9 | 100 110/111/90/91                     | STOP         | 1      | 110  | 1   | 90     | -2     | -2.03       | false
fills on a candle in which nothing traded                                  | LONG  | 5     | 9 | 100 100~ 100/120/100/110              | TARGET       | 1      | 100  | 2   | 120    | 2      | 1.967       | false
nothing trades until it expires                                            | LONG  | 5     | 3 | 100~ 100~ 100~                        | EXPIRED      | 1      | 100  | 3   | 100    | 0      | -0.03       | false
a silent candle at the stop ends it                                        | LONG  | 5     | 9 | 100 100 90~                           | STOP         | 1      | 100  | 2   | 90     | -1     | -1.0285     | false
a silent candle under the stop ends it at its open                         | LONG  | 5     | 9 | 100 100 88~                           | STOP         | 1      | 100  | 2   | 88     | -1.2   | -1.2282     | false
a silent candle at the target ends it                                      | LONG  | 5     | 9 | 100 100 120~                          | TARGET       | 1      | 100  | 2   | 120    | 2      | 1.967       | false
opens at the stop on its last candle                                       | LONG  | 5     | 3 | 100 100 90/95/90/95                   | STOP         | 1      | 100  | 2   | 90     | -1     | -1.0285     | false
both in its last candle: the stop first                                    | LONG  | 5     | 3 | 100 100 100/121/89/100                | STOP         | 1      | 100  | 2   | 90     | -1     | -1.0285     | true
expires with its close at the stop: the stop                               | LONG  | 5     | 3 | 100 100 100/101/90/90                 | STOP         | 1      | 100  | 2   | 90     | -1     | -1.0285     | false
expires just above the stop                                                | LONG  | 5     | 3 | 100 100 100/101/90.01/90.01           | EXPIRED      | 1      | 100  | 3   | 90.01  | -0.999 | -1.0275015  | false
expires just under the target                                              | LONG  | 5     | 3 | 100 100 100/119.99/99/119.99          | EXPIRED      | 1      | 100  | 3   | 119.99 | 1.999  | 1.9660015   | false
a stop in the candle after the expiry is too late                          | LONG  | 5     | 3 | 100 100 101/103/100/102 102/102/80/81 | EXPIRED      | 1      | 100  | 3   | 102    | 0.2    | 0.1697      | false
a longer delay than a candle may fill as it expires: not                   | LONG  | 120   | 2 | 100 100 100                           | NOT_FILLED   | -      | -    | 2   | -      | -      | -           | false
low one tick above the stop, high one tick under the target                | LONG  | 5     | 9 | 100 100 100/119.99/90.01/100          | -            | -      | -    | -   | -      | -      | -           | false
a gap of one tick through the stop                                         | LONG  | 5     | 9 | 100 100 89.99/90/89/90                | STOP         | 1      | 100  | 2   | 89.99  | -1.001 | -1.0294985  | false
a gap of one tick through the target                                       | LONG  | 5     | 9 | 100 100 120.01/121/120/121            | TARGET       | 1      | 100  | 2   | 120    | 2      | 1.967       | false
a crash through the stop to almost nothing                                 | LONG  | 5     | 9 | 100 100 0.01                          | STOP         | 1      | 100  | 2   | 0.01   | -9.999 | -10.0140015 | false
a gap through the stop on the candle after the fill candle touched nothing | LONG  | 5     | 9 | 100 100/119/91/91 89                  | STOP         | 1      | 100  | 2   | 89     | -1.1   | -1.12835    | false
lost on the candle of the end: not known                                   | LONG  | 5     | 9 | 100 100 lost 100/120/99/100           | UNVERIFIABLE | 1      | 100  | 2   | -      | -      | -           | false
lost while its delay runs                                                  | LONG  | 150   | 9 | 100 lost                              | UNVERIFIABLE | -      | -    | 1   | -      | -      | -           | false
lost after it was not filled changes nothing                               | LONG  | 5     | 9 | 100 90 lost                           | NOT_FILLED   | -      | -    | 1   | -      | -      | -           | false
lost after it expired changes nothing                                      | LONG  | 5     | 2 | 100 101/102/100/102 lost              | EXPIRED      | 1      | 101  | 2   | 102    | 0.1    | 0.06955     | false
short: nothing has happened yet                                            | SHORT | 5     | 9 | 100 99                                | -            | -      | -    | -   | -      | -      | -           | false
short: a stop before the fill does not count                               | SHORT | 5     | 9 | 100/120/100/104 104/104/80/85         | TARGET       | 1      | 104  | 1   | 80     | 2.4    | 2.3724      | false
short: low at the target                                                   | SHORT | 5     | 9 | 100 100 100/101/80/100                | TARGET       | 1      | 100  | 2   | 80     | 2      | 1.973       | false
short: low just above the target                                           | SHORT | 5     | 9 | 100 100 100/101/80.01/100             | -            | -      | -    | -   | -      | -      | -           | false
short: opens at the stop                                                   | SHORT | 5     | 9 | 100 100 110/110/105/105               | STOP         | 1      | 100  | 2   | 110    | -1     | -1.0315     | false
short: opens at the target                                                 | SHORT | 5     | 9 | 100 100 80/81/79/81                   | TARGET       | 1      | 100  | 2   | 80     | 2      | 1.973       | false
short: opens over the stop, though it touches the target                   | SHORT | 5     | 9 | 100 100 115/115/75/80                 | STOP         | 1      | 100  | 2   | 115    | -1.5   | -1.53225    | false
short: opens under the target, though it touches the stop                  | SHORT | 5     | 9 | 100 100 75/115/75/110                 | TARGET       | 1      | 100  | 2   | 80     | 2      | 1.973       | false
short: opens over the stop: not filled                                     | SHORT | 5     | 9 | 100 111                               | NOT_FILLED   | -      | -    | 1   | -      | -      | -           | false
short: opens under the target: not filled                                  | SHORT | 5     | 9 | 100 79                                | NOT_FILLED   | -      | -    | 1   | -      | -      | -           | false
short: both on the candle of the fill                                      | SHORT | 5     | 9 | 100 100/110/80/100                    | STOP         | 1      | 100  | 1   | 110    | -1     | -1.0315     | true
short: no delay takes the very next open                                   | SHORT | 0     | 9 | 101/101/80/85                         | TARGET       | 0      | 101  | 0   | 80     | 2.1    | 2.07285     | false
short: a stop in the last candle comes before the expiry                   | SHORT | 5     | 3 | 100 100 99/111/98/98                  | STOP         | 1      | 100  | 2   | 110    | -1     | -1.0315     | false
short: expires above its entry                                             | SHORT | 5     | 3 | 100 100 101/104/101/104               | EXPIRED      | 1      | 100  | 3   | 104    | -0.4   | -0.4306     | false
short: lost after the fill                                                 | SHORT | 5     | 9 | 100 99 lost                           | UNVERIFIABLE | 1      | 99   | 2   | -      | -      | -           | false
short: a silent candle at the stop ends it                                 | SHORT | 5     | 9 | 100 100 110~                          | STOP         | 1      | 100  | 2   | 110    | -1     | -1.0315     | false
the exit candle is revised: the outcome stays                              | LONG  | 5     | 9 | 100 100 100/101/89/100 2=100          | STOP         | 1      | 100  | 2   | 90     | -1     | -1.0285     | false
the fill candle is revised: the outcome stays                              | LONG  | 5     | 9 | 100 100 100/120/99/100 1=105          | TARGET       | 1      | 100  | 2   | 120    | 2      | 1.967       | false
short: the exit candle is revised before the next: it stays                | SHORT | 5     | 9 | 100 100 100/101/80/100 2=100/111/80/100 100| TARGET       | 1      | 100  | 2   | 80     | 2      | 1.973       | false
a revision would have stopped it: it goes on as it was                     | LONG  | 5     | 9 | 100 100 100 2=100/101/89/100 100/120/99/100| TARGET       | 1      | 100  | 3   | 120    | 2      | 1.967       | false
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
            @Nullable Double netR,
            boolean ambiguous) {
        // Given
        SignalBuilder builder = aSignal().at(NOON.minus(Duration.ofMinutes(1))).expiringAfter(horizon);
        Signal signal = (side == Side.SHORT ? builder.shorting() : builder).build();
        var tracker = new SignalTracker();
        tracker.open(signal, new Terms(Duration.ofSeconds(delay).toMillis(), COST));

        // When
        List<SignalEvent> events = new ArrayList<>();
        var recent = new RecentCandles(Timeframe.M1);
        int minute = 0;
        for (String word : minutes.strip().split(" +", -1)) {
            long openTimeMs = at(minute).toEpochMilli();
            int equals = word.indexOf('=');
            if (equals >= 0) {
                long revisedMs = at(Integer.parseInt(word.substring(0, equals))).toEpochMilli();
                Candle revision = candle(revisedMs, word.substring(equals + 1));
                tracker.revise(revision, recent, openTimeMs, Timeframe.M1, events);
            } else if (word.equals("lost")) {
                recent.put(openTimeMs, null);
                tracker.lose(openTimeMs, Timeframe.M1, events);
                minute++;
            } else {
                Candle candle = candle(openTimeMs, word);
                recent.put(openTimeMs, candle);
                tracker.add(candle, Timeframe.M1, events);
                minute++;
            }
        }
        // What a revision would have made of it is beside it, and not the outcome.
        int revised = (int)
                events.stream().takeWhile(SignalEvent.Revised.class::isInstance).count();
        events.removeIf(SignalEvent.Revised.class::isInstance);

        // Then
        if (result == null) {
            assertThat(events).isEmpty();
            assertThat(tracker.openSignals()).containsExactly(signal);
            return;
        }
        assertThat(events).singleElement().isInstanceOfSatisfying(SignalEvent.Closed.class, closed -> {
            Outcome outcome = closed.outcome();
            assertThat(closed.signal()).isEqualTo(signal);
            assertThat(closed.sequence()).isEqualTo(revised + 1);
            assertThat(outcome.result()).isEqualTo(result);
            assertThat(outcome.filledAt()).isEqualTo(filled == null ? null : at(filled));
            assertThat(outcome.fillPrice()).isEqualTo(fill);
            assertThat(outcome.exitAt()).isEqualTo(out == null ? null : at(out));
            assertThat(outcome.exitPrice()).isEqualTo(exit);
            assertThat(outcome.ambiguous()).isEqualTo(ambiguous);
            if (grossR == null || netR == null) {
                assertThat(outcome.grossR()).isNull();
                assertThat(outcome.netR()).isNull();
            } else {
                assertThat(outcome.grossR()).isCloseTo(grossR, within(1e-12));
                assertThat(outcome.netR()).isCloseTo(netR, within(1e-12));
            }
        });
        assertThat(tracker.openSignals()).isEmpty();
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Candle candle(long openTimeMs, String word) {
        if (word.endsWith("~")) {
            double price = Double.parseDouble(word.substring(0, word.length() - 1));
            return Candle.flat(Instant.ofEpochMilli(openTimeMs), price);
        }
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
