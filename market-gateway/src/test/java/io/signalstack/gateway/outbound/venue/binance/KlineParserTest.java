package io.signalstack.gateway.outbound.venue.binance;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.application.UnreadRow;
import io.signalstack.gateway.outbound.venue.Fixture;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        List<Candle> candles = BinanceApi.KLINES
                .parse(Fixture.read("binance/klines.json"), Timeframe.M1, closedBy)
                .candles();

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
        List<Candle> candles = BinanceApi.KLINES
                .parse(Fixture.read("binance/klines.json"), Timeframe.M1, closedBy)
                .candles();

        // Then
        assertThat(candles).extracting(Candle::openTime).containsExactly(MIDNIGHT, MIDNIGHT.plusSeconds(60));
    }

    @Test
    void aRowThatIsServedTwiceIsOneCandle() {
        // Given
        String twice =
                "[[1499040000000,\"1\",\"1\",\"1\",\"1\",\"1\",1499040059999],[1499040000000,\"1\",\"1\",\"1\",\"1\",\"2\",1499040059999]]";

        // When
        List<Candle> candles = BinanceApi.KLINES
                .parse(twice, Timeframe.M1, MIDNIGHT.plusSeconds(600))
                .candles();

        // Then
        assertThat(candles).containsExactly(Candle.traded(MIDNIGHT, 1, 1, 1, 1, 2));
    }

    @Test
    void rowsInAnyOrderAreGivenOldestFirst() {
        // Given
        String newestFirst =
                "[[1499040060000,\"2\",\"2\",\"2\",\"2\",\"1\",1499040119999],[1499040000000,\"1\",\"1\",\"1\",\"1\",\"1\",1499040059999]]";

        // When
        List<Candle> candles = BinanceApi.KLINES
                .parse(newestFirst, Timeframe.M1, MIDNIGHT.plusSeconds(600))
                .candles();

        // Then
        assertThat(candles).extracting(Candle::openTime).containsExactly(MIDNIGHT, MIDNIGHT.plusSeconds(60));
    }

    @Test
    void anEmptyAnswerHasNoCandles() {
        assertThat(BinanceApi.KLINES.parse("[]", Timeframe.M1, MIDNIGHT).candles())
                .isEmpty();
    }

    @Test
    void aRowOffTheGridTakesNoOtherWithIt() {
        // When
        CandleAnswer answer = BinanceApi.KLINES.parse(
                Fixture.read("binance/misaligned.json"), Timeframe.H1, Instant.parse("2018-02-12T00:00:00Z"));

        // Then
        assertThat(answer.candles())
                .extracting(Candle::openTime)
                .containsExactly(Instant.parse("2018-02-08T00:00:00Z"), Instant.parse("2018-02-11T04:00:00Z"));
        assertThat(answer.unread())
                .containsExactly(new UnreadRow(
                        Optional.of(Instant.parse("2018-02-09T09:00:00Z")),
                        "open time 1518168494789 does not begin a bucket of 1h"));
    }

    @Test
    void aRowWhosePricesContradictEachOtherTakesNoOtherWithIt() {
        // When
        CandleAnswer answer = BinanceApi.KLINES.parse(
                Fixture.read("binance/low-above-open.json"), Timeframe.M1, Instant.parse("2021-12-14T16:00:00Z"));

        // Then
        assertThat(answer.candles())
                .containsExactly(Candle.traded(Instant.parse("2021-12-14T15:43:00Z"), 5.14, 5.15, 5.13, 5.14, 2));
        assertThat(answer.unread())
                .containsExactly(new UnreadRow(
                        Optional.of(Instant.parse("2021-12-14T15:44:00Z")),
                        "candle low 5.15 is above open 5.14 or close 5.16"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<html><body>Access denied</body></html>|not JSON",
                "[[1499040000000,\"1\",|not JSON",
                "{\"code\":-1121}|the list of candles is no array but OBJECT"
            })
    void whatIsNotOfThatShapeIsRefusedWithTheReason(String payload, String reason) {
        assertThatExceptionOfType(UnusableAnswer.class)
                .isThrownBy(() -> BinanceApi.KLINES.parse(payload, Timeframe.M1, MIDNIGHT.plusSeconds(600)))
                .withMessageContaining(reason)
                .extracting(UnusableAnswer::reason)
                .isEqualTo(UnusableAnswer.Reason.MALFORMED);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[[\"soon\",\"1\",\"1\",\"1\",\"1\",\"1\",1499040059999]]|open time is no whole number but 'soon'",
                "[[1499040000000,\"1\"]]|close time is no whole number but ''",
                "[[1499040000000,\"1\",\"1\",\"1\",\"one\",\"1\",1499040059999]]|close is no decimal: 'one'",
                "[[1499040000000,\"1\",\"1\",\"1\",1,\"1\",1499040059999]]|close is no string but NUMBER",
                "[[1499040000000,\"1\",\"1\",\"1\",\"NaN\",\"1\",1499040059999]]|close NaN is not a finite price",
                "[[1499040000000,\"1\",\"1e999\",\"1\",\"1\",\"1\",1499040059999]]|high Infinity is not a finite price",
                "[[1499040000001,\"1\",\"1\",\"1\",\"1\",\"1\",1499040059999]]|does not begin a bucket of 1m",
                "[[9223372036854775808,\"1\",\"1\",\"1\",\"1\",\"1\",1499040059999]]|open time is no whole number but '9223372036854775808'",
                "[[1499040000000,\"1\",\"0.5\",\"1\",\"1\",\"1\",1499040059999]]|high 0.5 is below",
                "[[1499040000000,\"1\",\"1\",\"1\",\"1\",\"-1\",1499040059999]]|volume -1.0"
            })
    void aRowThatCannotBeReadIsSetAsideWithTheReason(String payload, String reason) {
        // When
        CandleAnswer answer = BinanceApi.KLINES.parse(payload, Timeframe.M1, MIDNIGHT.plusSeconds(600));

        // Then
        assertThat(answer.candles()).isEmpty();
        assertThat(answer.unread())
                .singleElement()
                .extracting(UnreadRow::reason, as(STRING))
                .contains(reason);
    }
}
