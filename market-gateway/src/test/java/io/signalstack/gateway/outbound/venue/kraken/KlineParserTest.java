package io.signalstack.gateway.outbound.venue.kraken;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KlineParserTest {

    private static final Instant MIDNIGHT = Instant.parse("2017-07-03T00:00:00Z");

    @Test
    void closedCandlesAreGivenAsTheyWereServed() {
        // Given
        Instant closedBy = Instant.parse("2017-07-03T00:03:00Z");

        // When
        List<Candle> candles = KrakenApi.KLINES
                .parse(Fixture.read("kraken/ohlc.json"), Timeframe.M1, closedBy)
                .candles();

        // Then
        assertThat(candles)
                .containsExactly(
                        Candle.traded(MIDNIGHT, 2501.1, 2505.5, 2499.0, 2503.2, 12.345678),
                        Candle.flat(MIDNIGHT.plusSeconds(60), 2503.2));
    }

    @Test
    void theLastRowIsOpenWhateverTheClockSays() {
        // Given
        Instant closedBy = MIDNIGHT.plusSeconds(3_600);

        // When
        List<Candle> candles = KrakenApi.KLINES
                .parse(Fixture.read("kraken/ohlc.json"), Timeframe.M1, closedBy)
                .candles();

        // Then
        assertThat(candles).extracting(Candle::openTime).containsExactly(MIDNIGHT, MIDNIGHT.plusSeconds(60));
    }

    @Test
    void aRowThatClosedSinceItWasAskedForGivesNothing() {
        // Given
        Instant closedBy = MIDNIGHT.plusMillis(119_999);

        // When
        List<Candle> candles = KrakenApi.KLINES
                .parse(Fixture.read("kraken/ohlc.json"), Timeframe.M1, closedBy)
                .candles();

        // Then
        assertThat(candles).extracting(Candle::openTime).containsExactly(MIDNIGHT);
    }

    @Test
    void aWarningTakesNothingAway() {
        // Given
        String warned = Fixture.read("kraken/ohlc.json")
                .replace("\"error\": []", "\"error\": [\"WGeneral:Scheduled maintenance\"]");

        // When, Then
        assertThat(KrakenApi.KLINES
                        .parse(warned, Timeframe.M1, MIDNIGHT.plusSeconds(600))
                        .candles())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":[]}",
                "{\"error\":[],\"result\":{\"last\":1}}",
                "{\"error\":[],\"result\":{\"SOLUSD\":{},\"last\":1}}",
                "{\"error\":[],\"result\":{\"SOLUSD\":[],\"XXBTZUSD\":[],\"last\":1}}"
            })
    void anythingButOnePairIsRefused(String payload) {
        assertThatExceptionOfType(UnusableAnswer.class)
                .isThrownBy(() -> KrakenApi.KLINES.parse(payload, Timeframe.M1, MIDNIGHT));
    }

    @Test
    void anEmptyAnswerHasNoCandles() {
        assertThat(KrakenApi.KLINES
                        .parse("{\"error\":[],\"result\":{\"SOLUSD\":[],\"last\":0}}", Timeframe.M1, MIDNIGHT)
                        .candles())
                .isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"time\":1499040000}|time is no whole number but ''",
                "[\"1499040000\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",1]|time is no whole number but '1499040000'",
                "[9223372036854775807,\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",1]|time is no time: 9223372036854775807",
                "[1499040001,\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",1]|does not begin a bucket of 1m",
                "[1499040000,1,\"1\",\"1\",\"1\",\"1\",\"1\",1]|open is no string but NUMBER",
                "[1499040000,\"1\",\"1\",\"1\",\"1\",\"1\"]|volume is no string but MISSING",
                "[1499040000,\"1\",\"1e999\",\"1\",\"1\",\"1\",\"1\",1]|high Infinity is not a finite price",
                "[1499040000,\"1\",\"1\",\"1\",\"1\",\"1\",\"-1\",1]|volume -1.0"
            })
    void aRowThatCannotBeReadIsSetAsideWithTheReason(String row, String reason) {
        // When
        CandleAnswer answer = KrakenApi.KLINES.parse(of(row), Timeframe.M1, MIDNIGHT.plusSeconds(600));

        // Then
        assertThat(answer.candles()).isEmpty();
        assertThat(answer.unread())
                .singleElement()
                .extracting(UnreadRow::reason, as(STRING))
                .contains(reason);
    }

    /** An answer with these rows, and one that is open. */
    private static String of(String rows) {
        return "{\"error\":[],\"result\":{\"SOLUSD\":[" + rows
                + ",[1499040060,\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",1]],\"last\":1}}";
    }
}
