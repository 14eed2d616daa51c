package io.signalstack.contracts.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.contracts.Samples;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.LastPrice;
import io.signalstack.contracts.event.OutcomeBody;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.trading.market.Instrument;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "not json",
                "{\"instrument\":\"REPLAY:BTC/USD\",\"price\":1",
                "{\"instrument\":\"REPLAY:BTC/USD\",\"at\":\"2026-11-20T10:15:00Z\"}",
                "{\"instrument\":\"REPLAY:BTC/USD\",\"price\":null,\"at\":\"2026-11-20T10:15:00Z\"}",
                "{\"instrument\":\"REPLAY:BTC/USD\",\"price\":\"much\",\"at\":\"2026-11-20T10:15:00Z\"}",
                "{\"instrument\":\"REPLAY:BTC/USD\",\"price\":1,\"at\":\"yesterday\"}",
                "{\"instrument\":\"REPLAY:BTC/USD\",\"price\":1,\"at\":\"2026-11-20T10:15:00Z\"} and more"
            })
    void says_in_one_line_why_bytes_cannot_be_read(String json) {
        assertThatThrownBy(() -> EventCodec.PRICES.decode(json.getBytes(UTF_8)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith("not a LastPrice: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refuses_an_unknown_type() {
        assertThatThrownBy(() -> EventCodec.CANDLES.decode("{\"type\":\"surprise\"}".getBytes(UTF_8)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("surprise");
    }

    @Test
    void passes_over_fields_that_a_newer_writer_adds() {
        String json =
                "{\"instrument\":\"REPLAY:BTC/USD\",\"price\":1.5,\"at\":\"2026-11-20T10:15:00Z\",\"mood\":\"fine\"}";

        assertThat(EventCodec.PRICES.decode(json.getBytes(UTF_8)))
                .isEqualTo(new LastPrice("REPLAY:BTC/USD", 1.5, Instant.parse("2026-11-20T10:15:00Z")));
    }

    @Test
    void a_candle_survives_the_way_through_the_domain() {
        CandleEvent.BaseCandle event = Samples.baseCandle();

        assertThat(CandleEvent.BaseCandle.of(
                        Instrument.parse(event.instrument()),
                        event.candle(),
                        event.revision(),
                        event.closedAt(),
                        event.backfilled()))
                .isEqualTo(event);
    }

    @Test
    void a_signal_survives_the_way_through_the_domain() {
        assertThat(SignalBody.of(Samples.signal().toDomain())).isEqualTo(Samples.signal());
        assertThat(OutcomeBody.of(Samples.outcome().toDomain())).isEqualTo(Samples.outcome());
    }
}
