package io.signalstack.gateway.outbound.venue.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KrakenPairTest {

    @ParameterizedTest
    @CsvSource({
        "XXBTZUSD, BTCUSD",
        "XXBTZEUR, BTCEUR",
        "XBT/EUR, BTCEUR",
        "BTC/EUR, BTCEUR",
        "BTCEUR, BTCEUR",
        "XBTEUR, BTCEUR",
        "xbteur, BTCEUR",
        "XETHZEUR, ETHEUR",
        "XETHXXBT, ETHBTC",
        "ETH/XBT, ETHBTC",
        "XXDGXXBT, DOGEBTC",
        "XDGUSD, DOGEUSD",
        "DOGE/USD, DOGEUSD",
        "ZEURZUSD, EURUSD",
        "USDTZUSD, USDTUSD",
        "SOLUSD, SOLUSD",
        "XTZUSD, XTZUSD",
        "ZECXBT, ZECBTC",
        "USDCUSDT, USDCUSDT"
    })
    void allNamesOfAPairAreOne(String name, String plain) {
        assertThat(KrakenPair.plain(name)).isEqualTo(plain);
    }
}
