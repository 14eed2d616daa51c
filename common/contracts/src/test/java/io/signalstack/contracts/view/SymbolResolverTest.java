package io.signalstack.contracts.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.market.Instrument;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolResolverTest {

    private static final Set<Instrument> KNOWN = Set.of(
            Instrument.parse("REPLAY:BTC/USD"),
            Instrument.parse("REPLAY:ETH/USD"),
            Instrument.parse("BINANCE:ETH/USD"));

    private final SymbolResolver resolver =
            SymbolResolver.of("REPLAY", List.of("BTC/USDT=REPLAY:BTC/USD", " ETH = BINANCE:ETH/USD "));

    @ParameterizedTest
    @CsvSource({
        "BTC/USD, REPLAY:BTC/USD",
        "BTC/USDT, REPLAY:BTC/USD",
        "REPLAY:BTC/USD, REPLAY:BTC/USD",
        "ETH/USD, REPLAY:ETH/USD",
        "ETH, BINANCE:ETH/USD",
        "BINANCE:ETH/USD, BINANCE:ETH/USD"
    })
    void a_symbol_means_an_instrument_in_each_of_its_forms(String symbol, String instrument) {
        assertThat(resolver.resolve(symbol, KNOWN::contains)).contains(Instrument.parse(instrument));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DOGE/USD", "BINANCE:BTC/USD", "btc/usd", "BTC", "", "::", "BTC/USD/X", "REPLAY:", "\u0000"})
    void what_is_not_known_or_cannot_be_read_means_none(String symbol) {
        assertThat(resolver.resolve(symbol, KNOWN::contains)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.signalstack.trading.market.InstrumentNames#all")
    void a_symbol_may_be_of_any_script(String name) {
        // Given
        Instrument instrument = new Instrument("REPLAY", name, name);

        // When, Then
        assertThat(resolver.resolve(name + "/" + name, instrument::equals)).contains(instrument);
        assertThat(SymbolResolver.of("OTHER", List.of(name + "/A=" + instrument))
                        .resolve(name + "/A", instrument::equals))
                .contains(instrument);
    }

    @Test
    void a_letter_that_is_written_in_two_parts_is_the_same_letter() {
        Instrument instrument = new Instrument("REPLAY", "\u00e9", "USD");
        assertThat(resolver.resolve("e\u0301/USD", instrument::equals)).contains(instrument);
    }

    @Test
    void an_alias_of_what_is_not_there_means_none() {
        assertThat(resolver.resolve("BTC/USDT", instrument -> false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC/USDT", "=REPLAY:BTC/USD", "BTC/USDT=BTC/USD"})
    void an_alias_that_is_not_written_as_one_is_refused_by_name(String alias) {
        assertThatThrownBy(() -> SymbolResolver.of("REPLAY", List.of(alias)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(alias.contains("=BTC") ? "BTC/USD" : alias);
    }
}
