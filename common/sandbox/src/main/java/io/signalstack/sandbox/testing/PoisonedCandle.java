package io.signalstack.sandbox.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A way in which a record of {@code candles.v1} can be bad. */
public enum PoisonedCandle {
    NO_VALUE,
    EMPTY,
    HALF_JSON,
    HTML,
    RANDOM_BYTES,
    JSON_NULL,
    UNKNOWN_TYPE,
    OTHER_INSTRUMENT,
    HIGH_BELOW_LOW,
    OFF_THE_GRID;

    private static final int RANDOM_LENGTH = 200;
    private static final int HALF = 60;

    /**
     * Such a record's value.
     *
     * @param dealtWith a candle that the log has before it: one that still says when it opened says that
     */
    public byte @Nullable [] value(BaseCandle dealtWith, RandomGenerator random) {
        String instrument = dealtWith.instrument();
        Instant openTime = dealtWith.openTime();
        return switch (this) {
            case NO_VALUE -> null;
            case EMPTY -> new byte[0];
            case HALF_JSON -> text(instrument, openTime, 2).substring(0, HALF).getBytes(UTF_8);
            case HTML -> "<html><body>502</body></html>".getBytes(UTF_8);
            case RANDOM_BYTES -> {
                byte[] bytes = new byte[RANDOM_LENGTH];
                random.nextBytes(bytes);
                yield bytes;
            }
            case JSON_NULL -> "null".getBytes(UTF_8);
            case UNKNOWN_TYPE ->
                "{\"type\":\"weather\",\"instrument\":\"%s\"}"
                        .formatted(instrument)
                        .getBytes(UTF_8);
            case OTHER_INSTRUMENT -> text("OTHER:BTC/USD", openTime, 2).getBytes(UTF_8);
            case HIGH_BELOW_LOW -> text(instrument, openTime, 0.5).getBytes(UTF_8);
            case OFF_THE_GRID -> text(instrument, openTime.plusSeconds(7), 2).getBytes(UTF_8);
        };
    }

    private static String text(String instrument, Instant openTime, double high) {
        return new String(
                EventCodec.CANDLES.encode(
                        new BaseCandle(instrument, openTime, 1, high, 1, 1, 1, 0, openTime, false, false)),
                UTF_8);
    }
}
