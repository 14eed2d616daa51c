package io.signalstack.gateway.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KlineParserTest {

    private static final Instant MIDNIGHT = Instant.parse("2017-07-03T00:00:00Z");

    @Test
    void closedCandlesAreGivenAsTheyWereServed() {
        // Given
        Instant closedBy = Instant.parse("2017-07-03T00:03:00Z");

        // When
        List<Candle> candles = KlineParser.parse(fixture(), Timeframe.M1, closedBy);

        // Then
        assertThat(candles)
                .containsExactly(
                        Candle.traded(MIDNIGHT, 2501.1, 2505.5, 2499.0, 2503.25, 12.345678),
                        Candle.flat(MIDNIGHT.plusSeconds(60), 2503.25),
                        Candle.traded(MIDNIGHT.plusSeconds(120), 2503.3, 2510.0, 2503.3, 2509.75, 3.5));
    }

    @Test
    void anOpenCandleGivesNothing() {
        // Given the last row's close time, which the candle has not passed yet
        Instant closedBy = Instant.parse("2017-07-03T00:02:59.999Z");

        // When
        List<Candle> candles = KlineParser.parse(fixture(), Timeframe.M1, closedBy);

        // Then
        assertThat(candles).extracting(Candle::openTime).containsExactly(MIDNIGHT, MIDNIGHT.plusSeconds(60));
    }

    @Test
    void rowsInAnyOrderAreGivenOldestFirst() {
        // Given
        String newestFirst =
                "[[1499040060000,\"2\",\"2\",\"2\",\"2\",\"1\",1499040119999],[1499040000000,\"1\",\"1\",\"1\",\"1\",\"1\",1499040059999]]";

        // When
        List<Candle> candles = KlineParser.parse(newestFirst, Timeframe.M1, MIDNIGHT.plusSeconds(600));

        // Then
        assertThat(candles).extracting(Candle::openTime).containsExactly(MIDNIGHT, MIDNIGHT.plusSeconds(60));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<html><body>Access denied</body></html>|not JSON",
                "[[1499040000000,\"1\",|not JSON",
                "{\"code\":-1121}|not an array",
                "[[\"soon\",\"1\",\"1\",\"1\",\"1\",\"1\",1499040059999]]|field 0 is not a time",
                "[[1499040000000,\"1\"]]|kline 0: field 6 is not a time",
                "[[1499040000000,\"1\",\"1\",\"1\",\"one\",\"1\",1499040059999]]|field 4 is no decimal",
                "[[1499040000000,\"1\",\"1\",\"1\",1,\"1\",1499040059999]]|field 4 is not a decimal in a string",
                "[[1499040000001,\"1\",\"1\",\"1\",\"1\",\"1\",1499040059999]]|does not begin a bucket of 1m",
                "[[1499040000000,\"1\",\"0.5\",\"1\",\"1\",\"1\",1499040059999]]|high 0.5 is below",
                "[[1499040000000,\"1\",\"1\",\"1\",\"1\",\"-1\",1499040059999]]|volume -1.0"
            })
    void whatIsNotOfThatShapeIsRefusedWithTheReason(String payload, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KlineParser.parse(payload, Timeframe.M1, MIDNIGHT.plusSeconds(600)))
                .withMessageContaining(reason);
    }

    private static String fixture() {
        try (InputStream in = KlineParserTest.class.getResourceAsStream("/fixtures/binance/klines.json")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
