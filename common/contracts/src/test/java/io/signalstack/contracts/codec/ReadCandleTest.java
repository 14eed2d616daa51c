package io.signalstack.contracts.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadCandleTest {

    private static final Instrument BTC = Instrument.parse("REPLAY:BTC/USD");
    private static final Instant OPEN_TIME = Instant.parse("2013-11-25T00:05:00Z");

    @Test
    void a_candle_is_read_as_it_was_published() {
        // Given
        var event = CandleEvent.BaseCandle.of(
                BTC, Candle.traded(OPEN_TIME, 1, 2, 1, 2, 3), 0, OPEN_TIME.plusSeconds(60), true);

        // When
        ReadCandle read = ReadCandle.of(BTC.toString().getBytes(UTF_8), EventCodec.CANDLES.encode(event));

        // Then
        assertThat(read).isEqualTo(new ReadCandle.Legible(BTC, event));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:00Z", "+10000-01-01T00:00:00Z", "+1000000000-12-31T23:59:00Z"})
    void a_time_that_no_store_can_hold_is_no_candles(String openTime) {
        for (String rest : List.of(
                "\"type\":\"candle-lost\"",
                "\"type\":\"candle\",\"open\":1,\"high\":1,\"low\":1,\"close\":1,\"volume\":0,\"revision\":0,\"closedAt\":null,"
                        + "\"backfilled\":false,\"synthetic\":false")) {
            // When
            String value = "{\"instrument\":\"REPLAY:BTC/USD\",\"openTime\":\"" + openTime + "\"," + rest + "}";
            ReadCandle read = ReadCandle.of(BTC.toString().getBytes(UTF_8), value.getBytes(UTF_8));

            // Then
            assertThat(read)
                    .isInstanceOfSatisfying(
                            ReadCandle.Unreadable.class,
                            unreadable -> assertThat(unreadable.lost()).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"recorded\",\"recordedUntil\":\"+1000000000-12-31T23:59:00Z\"}",
                "{\"kind\":\"recorded\",\"recordedUntil\":null}",
                "{\"kind\":\"imagined\",\"recordedUntil\":null}",
                "{\"kind\":\"live\",\"recordedUntil\":\"2026-11-20T10:15:00Z\"}",
                "null"
            })
    void a_series_of_a_market_that_is_none_or_is_recorded_until_no_time_is_unreadable(String market) {
        // Given
        String value = "{\"type\":\"series-started\",\"instrument\":\"" + BTC + "\",\"seriesId\":\"" + BTC
                + "#1\",\"tick\":1,\"baseInterval\":\"1m\",\"timeframes\":[\"1m\"],\"market\":" + market + "}";

        // When
        ReadCandle read = ReadCandle.of(BTC.toString().getBytes(UTF_8), value.getBytes(UTF_8));

        // Then
        assertThat(read).isInstanceOf(ReadCandle.Unreadable.class);
    }

    @Test
    void a_candle_that_closed_at_a_time_beyond_milliseconds_is_lost() {
        // Given
        var event = CandleEvent.BaseCandle.of(BTC, Candle.traded(OPEN_TIME, 1, 2, 1, 2, 3), 0, Instant.MAX, false);

        // When
        ReadCandle read = ReadCandle.of(BTC.toString().getBytes(UTF_8), EventCodec.CANDLES.encode(event));

        // Then
        assertThat(read).isInstanceOfSatisfying(ReadCandle.Unreadable.class, unreadable -> {
            assertThat(unreadable.reason()).contains("closedAt");
            assertThat(unreadable.openTime()).contains(OPEN_TIME);
        });
    }

    @Test
    void a_candle_whose_prices_the_domain_refuses_is_lost() {
        // Given
        String value = """
                {"type":"candle","instrument":"REPLAY:BTC/USD","openTime":"2013-11-25T00:05:00Z","open":1,"high":0.5,\
                "low":1,"close":1,"volume":0,"revision":0,"closedAt":null,"backfilled":false,"synthetic":false}""";

        // When
        ReadCandle read = ReadCandle.of(BTC.toString().getBytes(UTF_8), value.getBytes(UTF_8));

        // Then
        assertThat(read).isInstanceOfSatisfying(ReadCandle.Unreadable.class, unreadable -> {
            assertThat(unreadable.reason()).contains("high 0.5");
            assertThat(unreadable.lost()).contains(new CandleEvent.CandleLost("REPLAY:BTC/USD", OPEN_TIME));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "null", "{\"type\":\"candle\"}", "{\"type\":\"series-started\",\"instrument\":null}"})
    void what_says_nothing_loses_nothing(String value) {
        // When
        ReadCandle read = ReadCandle.of(BTC.toString().getBytes(UTF_8), value.getBytes(UTF_8));

        // Then
        assertThat(read)
                .isInstanceOfSatisfying(
                        ReadCandle.Unreadable.class,
                        unreadable -> assertThat(unreadable.lost()).isEmpty());
    }

    @Test
    void a_value_under_another_instruments_key_is_not_taken() {
        // Given
        var event = CandleEvent.BaseCandle.of(BTC, Candle.traded(OPEN_TIME, 1, 2, 1, 2, 3), 0, null, false);

        // When
        ReadCandle read = ReadCandle.of("REPLAY:ETH/USD".getBytes(UTF_8), EventCodec.CANDLES.encode(event));

        // Then
        assertThat(read).isInstanceOf(ReadCandle.Unreadable.class);
    }

    @Test
    void a_record_without_key_or_value_is_unreadable() {
        assertThat(ReadCandle.of(null, new byte[0])).isInstanceOf(ReadCandle.Unreadable.class);
        assertThat(ReadCandle.of(new byte[0], null)).isInstanceOf(ReadCandle.Unreadable.class);
        assertThat(ReadCandle.of("?".getBytes(UTF_8), new byte[0])).isInstanceOf(ReadCandle.Unreadable.class);
    }
}
