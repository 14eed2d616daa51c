package io.signalstack.contracts.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableCandleTest {

    @Test
    void aCandleWithoutItsPricesStillSaysWhichOneIsLost() {
        // Given
        byte[] value = "{\"type\":\"candle\",\"openTime\":\"2013-11-25T00:05:00Z\",\"open\":\"?\"}".getBytes(UTF_8);

        // When
        Optional<Instant> openTime = UnreadableCandle.openTime(value);

        // Then
        assertThat(openTime).contains(Instant.parse("2013-11-25T00:05:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "{\"type\":\"candle\"}",
                "{\"type\":null,\"openTime\":\"2013-11-25T00:05:00Z\"}",
                "{\"type\":\"candle\",\"openTime\":null}",
                "{\"type\":\"candle\",\"openTime\":\"yesterday\"}",
                "{\"type\":\"candle\",\"openTime\":\"1969-12-31T23:59:00Z\"}",
                "{\"type\":\"candle\",\"openTime\":\"+1000000000-12-31T23:59:00Z\"}",
                "{\"type\":\"seed-candle\",\"openTime\":\"2013-11-25T00:00:00Z\"}"
            })
    void whatDoesNotNameABaseCandleLosesNone(String value) {
        assertThat(UnreadableCandle.openTime(value.getBytes(UTF_8))).isEmpty();
    }
}
