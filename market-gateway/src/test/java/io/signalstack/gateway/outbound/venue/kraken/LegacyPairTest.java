package io.signalstack.gateway.outbound.venue.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyPairTest {

    @ParameterizedTest
    @CsvSource({
        "XXBTZUSD, XBTUSD",
        "XETHZEUR, ETHEUR",
        "XETHXXBT, ETHXBT",
        "ZEURZUSD, EURUSD",
        "USDTZUSD, USDTUSD",
        "SOLUSD, SOLUSD",
        "XTZUSD, XTZUSD",
        "ZECXBT, ZECXBT",
        "USDCUSDT, USDCUSDT"
    })
    void theLettersOfOldAreLeftOut(String renamed, String plain) {
        assertThat(LegacyPair.plain(renamed)).isEqualTo(plain);
    }
}
