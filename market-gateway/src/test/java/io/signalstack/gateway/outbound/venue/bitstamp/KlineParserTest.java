package io.signalstack.gateway.outbound.venue.bitstamp;

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
        List<Candle> candles = BitstampApi.KLINES
                .parse(Fixture.read("bitstamp/ohlc.json"), Timeframe.M1, closedBy)
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
        // Given a moment before the newest bucket is over
        Instant closedBy = Instant.parse("2017-07-03T00:02:59.999Z");

        // When
        List<Candle> candles = BitstampApi.KLINES
                .parse(Fixture.read("bitstamp/ohlc.json"), Timeframe.M1, closedBy)
                .candles();

        // Then
        assertThat(candles).extracting(Candle::openTime).containsExactly(MIDNIGHT, MIDNIGHT.plusSeconds(60));
    }

    @Test
    void anEmptyAnswerHasNoCandles() {
        assertThat(BitstampApi.KLINES.parse(of(""), Timeframe.M1, MIDNIGHT).candles())
                .isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"1499040000\"]|timestamp is no string but MISSING",
                "{\"timestamp\":1499040000}|timestamp is no string but NUMBER",
                "{\"timestamp\":\"soon\"}|timestamp is no whole number: 'soon'",
                "{\"timestamp\":\"9223372036854775807\"}|timestamp is no time: 9223372036854775807",
                "{\"timestamp\":\"1499040000\",\"open\":\"1\",\"high\":\"1\",\"low\":\"1\",\"close\":\"1\"}|volume is no string but MISSING",
                "{\"timestamp\":\"1499040000\",\"open\":1}|open is no string but NUMBER",
                "{\"timestamp\":\"1499040001\",\"open\":\"1\",\"high\":\"1\",\"low\":\"1\",\"close\":\"1\",\"volume\":\"1\"}|does not begin a bucket of 1m",
                "{\"timestamp\":\"1499040000\",\"open\":\"1\",\"high\":\"1e999\",\"low\":\"1\",\"close\":\"1\",\"volume\":\"1\"}|high Infinity is not a finite price",
                "{\"timestamp\":\"1499040000\",\"open\":\"1\",\"high\":\"1\",\"low\":\"1\",\"close\":\"1\",\"volume\":\"-1\"}|volume -1.0"
            })
    void aRowThatCannotBeReadIsSetAsideWithTheReason(String row, String reason) {
        // When
        CandleAnswer answer = BitstampApi.KLINES.parse(of(row), Timeframe.M1, MIDNIGHT.plusSeconds(600));

        // Then
        assertThat(answer.candles()).isEmpty();
        assertThat(answer.unread())
                .singleElement()
                .extracting(UnreadRow::reason, as(STRING))
                .contains(reason);
    }

    /** An answer with these rows. */
    private static String of(String rows) {
        return "{\"data\":{\"ohlc\":[" + rows + "],\"pair\":\"BTC/USD\"}}";
    }
}
