package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.sandbox.exchange.ReplayExchange;
import io.signalstack.sandbox.exchange.ReplayExchangeOptions;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LocalInstrumentsTest {

    @Test
    void unless_told_otherwise_a_recorded_and_four_simulated_markets_are_polled() {
        try (ReplayExchange exchange =
                ReplayExchange.start(ReplayExchangeOptions.builder().build())) {
            // When
            Map<String, String> settings = LocalInstruments.settings(ExchangeChoice.replay(), Optional.of(exchange));

            // Then
            assertThat(settings)
                    .containsEntry("signalstack.instruments[0].instrument", "REPLAY:BTC/USD")
                    .containsEntry("signalstack.instruments[0].market", "recorded")
                    .containsEntry(
                            "signalstack.instruments[0].recorded-until",
                            exchange.recordedUntil("BTCUSD").toString())
                    .containsEntry("signalstack.instruments[1].instrument", "LAB:TREND/USD")
                    .containsEntry("signalstack.instruments[1].venue-symbol", "TRENDUSD")
                    .containsEntry("signalstack.instruments[1].market", "simulated")
                    .containsEntry("signalstack.instruments[1].base-interval", "15m")
                    .containsEntry("signalstack.instruments[1].timeframes", "15m,1h,4h,1d")
                    .containsEntry(
                            "signalstack.instruments[1].backfill-days",
                            Integer.toString(exchange.lab().historyDays()))
                    .containsEntry("signalstack.instruments[4].instrument", "LAB:FAIR/USD")
                    .doesNotContainKey("signalstack.instruments[5].instrument");
            assertThat(settings.get("signalstack.symbols.aliases"))
                    .contains("BTC/USDT=REPLAY:BTC/USD", "TREND/USD=LAB:TREND/USD");
        }
    }

    @Test
    void of_the_recorded_and_simulated_markets_those_are_polled_that_are_named() {
        try (ReplayExchange exchange =
                ReplayExchange.start(ReplayExchangeOptions.builder().build())) {
            // When
            ExchangeChoice choice = ExchangeChoice.of("replay", "fade/usd, BTC/USD");

            // Then
            assertThat(LocalInstruments.settings(choice, Optional.of(exchange)))
                    .containsEntry("signalstack.instruments[0].instrument", "REPLAY:BTC/USD")
                    .containsEntry("signalstack.instruments[1].instrument", "LAB:FADE/USD")
                    .doesNotContainKey("signalstack.instruments[2].instrument");
            assertThat(LocalInstruments.firstSymbol(choice)).isEqualTo("BTC/USD");
            assertThat(LocalInstruments.simulated(ExchangeChoice.of("replay", "BTC/USD")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_real_venue_is_polled_for_bitcoin_and_ether_as_it_calls_them(RealVenue venue) {
        // When
        Map<String, String> settings = LocalInstruments.settings(ExchangeChoice.of(venue.key(), ""), Optional.empty());

        // Then
        Instrument first = Instrument.parse(settings.get("signalstack.instruments[0].instrument"));
        assertThat(first.venue()).isEqualTo(venue.name());
        assertThat(first.base()).isEqualTo("BTC");
        assertThat(settings.get("signalstack.instruments[1].instrument")).contains(":ETH/");
        assertThat(settings)
                .containsEntry("signalstack.symbols.default-venue", venue.name())
                .doesNotContainKeys("signalstack.instruments[0].market", "signalstack.instruments[2].instrument");
        Timeframe base = Timeframe.parse(settings.get("signalstack.instruments[0].base-interval"));
        assertThat(Arrays.stream(
                        settings.get("signalstack.instruments[0].timeframes").split(",", -1)))
                .allMatch(timeframe -> Timeframe.parse(timeframe).isMadeOf(base));
    }

    @ParameterizedTest
    @CsvSource({
        "binance,BTC/USDT,BTCUSDT,0.01",
        "coinbase,eth/usd,ETH-USD,0.01",
        "kraken,BTC/USD,XBTUSD,0.1",
        "kraken,DOGE/EUR@0.0000001,XDGEUR,0.0000001",
        "okx,BTC/USDT,BTC-USDT,0.1",
        "bybit,LTC/USDT@0.01,LTCUSDT,0.01",
        "bitstamp,BTC/USD,btcusd,1",
    })
    void a_symbol_is_asked_for_as_its_venue_calls_it(String venue, String symbol, String asked, String tick) {
        ExchangeChoice.Pair pair = ExchangeChoice.of(venue, symbol).pairs().getFirst();
        assertThat(pair.venueSymbol()).isEqualTo(asked);
        assertThat(pair.tick()).isEqualTo(tick);
    }
}
