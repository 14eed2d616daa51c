package io.signalstack.contracts.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.signalstack.contracts.Samples;
import io.signalstack.contracts.event.OutcomeBody;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.trading.signal.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the log stays readable: each golden file is a record as some version wrote it, and is never changed. */
class GoldenTest {

    static Stream<Arguments> records() {
        return Stream.of(
                arguments(EventCodec.CANDLES, "series-started", Samples.seriesStarted()),
                arguments(EventCodec.CANDLES, "instrument-changed", Samples.instrumentChanged()),
                arguments(EventCodec.CANDLES, "seed-candle", Samples.seedCandle()),
                arguments(EventCodec.CANDLES, "candle", Samples.baseCandle()),
                arguments(EventCodec.CANDLES, "candle-lost", Samples.candleLost()),
                arguments(EventCodec.CANDLE_HEADS, "candle-head", Samples.candleHead()),
                arguments(EventCodec.INSTRUMENTS, "instrument", Samples.instrument()),
                arguments(EventCodec.PRICES, "last-price", Samples.lastPrice()),
                arguments(EventCodec.STRATEGIES, "strategy", Samples.strategy()),
                arguments(EventCodec.SCORECARDS, "scorecard", Samples.scorecard()),
                arguments(EventCodec.SIGNAL_REQUESTS, "signal-request", Samples.request()),
                arguments(EventCodec.USER_EVENTS, "signals-refreshed", Samples.refreshed()),
                arguments(EventCodec.SIGNALS, "signal-opened", Samples.opened()),
                arguments(EventCodec.SIGNALS, "signal-closed", Samples.closed()),
                arguments(EventCodec.SIGNALS, "signal-revised", Samples.revised()),
                arguments(EventCodec.SIGNALS, "strategy-activated", Samples.activated()),
                arguments(EventCodec.SIGNALS, "strategy-deactivated", Samples.deactivated()));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("records")
    <T> void writes_and_reads_version_1(EventCodec<T> codec, String name, T value) throws IOException {
        // Given
        String golden = golden(name + "-v1.json");

        // Then
        assertThat(new String(codec.encode(value), UTF_8)).isEqualTo(golden);
        assertThat(codec.decode(golden.getBytes(UTF_8))).isEqualTo(value);
        assertThat(codec.eventType(value)).isEqualTo(name);
    }

    @Test
    void an_outcome_by_the_strategys_own_exit_says_so() throws IOException {
        // Given
        String golden = golden("signal-closed-by-strategy-v1.json");
        OutcomeBody outcome = Samples.outcome();
        var closed = new SignalRecord.SignalClosed(
                Samples.signal(),
                Samples.annotations(),
                1,
                new OutcomeBody(
                        Outcome.Result.STRATEGY_EXIT,
                        outcome.filledAt(),
                        outcome.fillPrice(),
                        outcome.exitAt(),
                        outcome.exitPrice(),
                        outcome.grossR(),
                        outcome.netR(),
                        false));

        // Then
        assertThat(new String(EventCodec.SIGNALS.encode(closed), UTF_8)).isEqualTo(golden);
        assertThat(EventCodec.SIGNALS.decode(golden.getBytes(UTF_8))).isEqualTo(closed);
    }

    @Test
    void a_strategy_names_its_arms_where_it_has_any() throws IOException {
        // Given
        String golden = golden("strategy-with-arms-v1.json");

        // Then
        assertThat(new String(EventCodec.STRATEGIES.encode(Samples.arm()), UTF_8))
                .isEqualTo(golden);
        assertThat(EventCodec.STRATEGIES.decode(golden.getBytes(UTF_8))).isEqualTo(Samples.arm());
    }

    private static String golden(String file) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8).strip();
        }
    }
}
