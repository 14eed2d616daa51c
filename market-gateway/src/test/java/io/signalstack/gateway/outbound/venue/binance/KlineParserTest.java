package io.signalstack.gateway.outbound.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalstack.gateway.outbound.venue.Fixture;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
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
        List<Candle> candles = KlineParser.parse(Fixture.read("binance/klines.json"), Timeframe.M1, closedBy);

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
        List<Candle> candles = KlineParser.parse(Fixture.read("binance/klines.json"), Timeframe.M1, closedBy);

        // Then
        assertThat(candles).extracting(Candle::openTime).containsExactly(MIDNIGHT, MIDNIGHT.plusSeconds(60));
    }

    @Test
    void aRowThatIsServedTwiceIsOneCandle() {
        // Given
        String twice =
                "[[1499040000000,\"1\",\"1\",\"1\",\"1\",\"1\",1499040059999],[1499040000000,\"1\",\"1\",\"1\",\"1\",\"2\",1499040059999]]";

        // When
        List<Candle> candles = KlineParser.parse(twice, Timeframe.M1, MIDNIGHT.plusSeconds(600));

        // Then
        assertThat(candles).containsExactly(Candle.traded(MIDNIGHT, 1, 1, 1, 1, 2));
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

    @Test
    void anEmptyAnswerHasNoCandles() {
        assertThat(KlineParser.parse("[]", Timeframe.M1, MIDNIGHT)).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<html><body>Access denied</body></html>|not JSON",
                "[[1499040000000,\"1\",|not JSON",
                "{\"code\":-1121}|the list of candles is no array but OBJECT",
                "[[\"soon\",\"1\",\"1\",\"1\",\"1\",\"1\",1499040059999]]|open time is no whole number but 'soon'",
                "[[1499040000000,\"1\"]]|candle 0: close time is no whole number but ''",
                "[[1499040000000,\"1\",\"1\",\"1\",\"one\",\"1\",1499040059999]]|close is no decimal: 'one'",
                "[[1499040000000,\"1\",\"1\",\"1\",1,\"1\",1499040059999]]|close is no string but NUMBER",
                "[[1499040000000,\"1\",\"1\",\"1\",\"NaN\",\"1\",1499040059999]]|close NaN is not a finite price",
                "[[1499040000000,\"1\",\"1e999\",\"1\",\"1\",\"1\",1499040059999]]|high Infinity is not a finite price",
                "[[1499040000001,\"1\",\"1\",\"1\",\"1\",\"1\",1499040059999]]|does not begin a bucket of 1m",
                "[[9223372036854775808,\"1\",\"1\",\"1\",\"1\",\"1\",1499040059999]]|open time is no whole number but '9223372036854775808'",
                "[[1499040000000,\"1\",\"0.5\",\"1\",\"1\",\"1\",1499040059999]]|high 0.5 is below",
                "[[1499040000000,\"1\",\"1\",\"1\",\"1\",\"-1\",1499040059999]]|volume -1.0"
            })
    void whatIsNotOfThatShapeIsRefusedWithTheReason(String payload, String reason) {
        assertThatExceptionOfType(UnusableAnswer.class)
                .isThrownBy(() -> KlineParser.parse(payload, Timeframe.M1, MIDNIGHT.plusSeconds(600)))
                .withMessageContaining(reason)
                .extracting(UnusableAnswer::reason)
                .isEqualTo(UnusableAnswer.Reason.MALFORMED);
    }
}
