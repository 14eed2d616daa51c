package io.signalstack.trading.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentTest {

    @ParameterizedTest
    @MethodSource("io.signalstack.trading.market.InstrumentNames#all")
    void a_name_of_any_script_is_read_and_written_as_it_is(String name) {
        // When
        Instrument instrument = Instrument.parse("BINANCE:" + name + "/" + name);

        // Then
        assertThat(instrument.base()).isEqualTo(name);
        assertThat(instrument.quote()).isEqualTo(name);
        assertThat(instrument).hasToString("BINANCE:" + name + "/" + name);
        assertThat(Series.id(instrument, 7)).isEqualTo("BINANCE:" + name + "/" + name + "#7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A/B",
                "A:B",
                "A|B",
                "A,B",
                "A B",
                "A\u00a0B",
                "A\u3000B",
                "A\u2028B",
                "A\tB",
                "A\nB",
                "A\u0000",
                "A\u200bB",
                "A\u202eB",
                "A\ufeff",
                "A\ud83d",
                "A\ue000",
                "e\u0301",
                "1234567890123456789012345678901234"
            })
    void what_cannot_be_seen_or_means_something_else_is_in_no_name(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Instrument("BINANCE", name, "USDT"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Instrument("BINANCE", "BTC", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "binance", "BIN ANCE", "币安", "BIN:ANCE", "B/C"})
    void a_venue_is_a_name_in_capitals(String venue) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instrument(venue, "BTC", "USDT"))
                .withMessageContaining("venue '" + venue + "'");
    }
}
