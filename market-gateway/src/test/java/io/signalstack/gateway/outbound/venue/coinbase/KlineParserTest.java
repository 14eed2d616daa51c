package io.signalstack.gateway.outbound.venue.coinbase;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.application.UnreadRow;
import io.signalstack.gateway.outbound.venue.Fixture;
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
        List<Candle> candles = CoinbaseApi.KLINES
                .parse(Fixture.read("coinbase/candles.json"), Timeframe.M1, closedBy)
                .candles();

        // Then
        assertThat(candles)
                .containsExactly(
                        Candle.traded(MIDNIGHT, 2501.1, 2505.5, 2499.0, 2503.25, 12.345678),
                        Candle.traded(MIDNIGHT.plusSeconds(120), 2503.4, 2510.0, 2503.3, 2509.75, 3.5));
    }

    @Test
    void anOpenCandleGivesNothing() {
        // Given a moment before the newest row's bucket is over
        Instant closedBy = Instant.parse("2017-07-03T00:02:59.999Z");

        // When
        List<Candle> candles = CoinbaseApi.KLINES
                .parse(Fixture.read("coinbase/candles.json"), Timeframe.M1, closedBy)
                .candles();

        // Then
        assertThat(candles).extracting(Candle::openTime).containsExactly(MIDNIGHT);
    }

    @Test
    void anEmptyAnswerHasNoCandles() {
        assertThat(CoinbaseApi.KLINES.parse("[]", Timeframe.M1, MIDNIGHT).candles())
                .isEmpty();
    }

    @Test
    void aCandleOfTheFarthestFutureIsOpen() {
        assertThat(CoinbaseApi.KLINES
                        .parse("[[9223372036854720,1,1,1,1,1]]", Timeframe.M1, MIDNIGHT)
                        .candles())
                .isEmpty();
    }

    @Test
    void aRowWithoutAVolumeTakesNoOtherWithIt() {
        // When
        CandleAnswer answer = CoinbaseApi.KLINES.parse(
                Fixture.read("coinbase/null-volume.json"), Timeframe.M1, Instant.parse("2024-03-14T00:00:00Z"));

        // Then
        assertThat(answer.candles())
                .containsExactly(Candle.traded(Instant.parse("2024-03-13T11:01:00Z"), 1, 2, 1, 2, 1));
        assertThat(answer.unread())
                .containsExactly(new UnreadRow(
                        Optional.of(Instant.parse("2024-03-13T11:00:00Z")), "volume is no number but 'null'"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"message\":\"NotFound\"}|time is no whole number but ''",
                "[\"1499040000\",1,1,1,1,1]|time is no whole number but '1499040000'",
                "[1499040000.5,1,1,1,1,1]|time is no whole number but '1.4990400005E9'",
                "[9223372036854775807,1,1,1,1,1]|time is no time: 9223372036854775807",
                "[-9223372036854775808,1,1,1,1,1]|time is no time: -9223372036854775808",
                "[1499040001,1,1,1,1,1]|does not begin a bucket of 1m",
                "[1499040000,\"1\",1,1,1,1]|low is no number but '1'",
                "[1499040000,1,1,1,1]|volume is no number but ''",
                "[1499040000,1,1e999,1,1,1]|high Infinity is not a finite price",
                "[1499040000,2,3,1,2,1]|low 2.0 is above open 1.0",
                "[1499040000,1,1,1,1,-1]|volume -1.0"
            })
    void aRowThatCannotBeReadIsSetAsideWithTheReason(String row, String reason) {
        // When
        CandleAnswer answer = CoinbaseApi.KLINES.parse("[" + row + "]", Timeframe.M1, MIDNIGHT.plusSeconds(600));

        // Then
        assertThat(answer.candles()).isEmpty();
        assertThat(answer.unread())
                .singleElement()
                .extracting(UnreadRow::reason, as(STRING))
                .contains(reason);
    }
}
