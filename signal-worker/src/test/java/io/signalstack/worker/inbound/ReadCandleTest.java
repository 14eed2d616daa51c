package io.signalstack.worker.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.worker.application.IncomingRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadCandleTest {

    private static final Instrument BTC = Instrument.parse("REPLAY:BTC/USD");
    private static final Instant OPEN_TIME = Instant.parse("2013-11-25T00:05:00Z");

    @Test
    void aCandleComesWithWhatWasNotedAtItsPublication() {
        // Given
        var event = CandleEvent.BaseCandle.of(
                BTC, Candle.traded(OPEN_TIME, 1, 2, 1, 2, 3), 0, OPEN_TIME.plusSeconds(60), true);

        // When
        ReadCandle read = ReadCandle.of(BTC.toString().getBytes(UTF_8), EventCodec.CANDLES.encode(event));

        // Then
        assertThat(read)
                .isEqualTo(new ReadCandle.Legible(
                        new IncomingRecord(BTC, event.toDomain(), OPEN_TIME.plusSeconds(60), true)));
    }

    @Test
    void aCandleWhosePricesTheDomainRefusesIsLost() {
        // Given
        String value = """
                {"type":"candle","instrument":"REPLAY:BTC/USD","openTime":"2013-11-25T00:05:00Z","open":1,"high":0.5,\
                "low":1,"close":1,"volume":0,"revision":0,"closedAt":null,"backfilled":false,"synthetic":false}""";

        // When
        ReadCandle read = ReadCandle.of(BTC.toString().getBytes(UTF_8), value.getBytes(UTF_8));

        // Then
        assertThat(read).isInstanceOfSatisfying(ReadCandle.Unreadable.class, unreadable -> {
            assertThat(unreadable.reason()).contains("high 0.5");
            assertThat(unreadable.lost()).contains(IncomingRecord.lost(BTC, OPEN_TIME));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "null", "{\"type\":\"candle\"}", "{\"type\":\"series-started\",\"instrument\":null}"})
    void whatSaysNothingLosesNothing(String value) {
        // When
        ReadCandle read = ReadCandle.of(BTC.toString().getBytes(UTF_8), value.getBytes(UTF_8));

        // Then
        assertThat(read)
                .isInstanceOfSatisfying(
                        ReadCandle.Unreadable.class,
                        unreadable -> assertThat(unreadable.lost()).isEmpty());
    }

    @Test
    void aValueUnderAnotherInstrumentsKeyIsNotTaken() {
        // Given
        var event = CandleEvent.BaseCandle.of(BTC, Candle.traded(OPEN_TIME, 1, 2, 1, 2, 3), 0, null, false);

        // When
        ReadCandle read = ReadCandle.of("REPLAY:ETH/USD".getBytes(UTF_8), EventCodec.CANDLES.encode(event));

        // Then
        assertThat(read).isInstanceOf(ReadCandle.Unreadable.class);
    }

    @Test
    void aRecordWithoutKeyOrValueIsUnreadable() {
        assertThat(ReadCandle.of(null, new byte[0])).isInstanceOf(ReadCandle.Unreadable.class);
        assertThat(ReadCandle.of(new byte[0], null)).isInstanceOf(ReadCandle.Unreadable.class);
        assertThat(ReadCandle.of("?".getBytes(UTF_8), new byte[0])).isInstanceOf(ReadCandle.Unreadable.class);
    }
}
