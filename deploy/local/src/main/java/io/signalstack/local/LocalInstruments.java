package io.signalstack.local;

import io.signalstack.local.StackOptions.Exchange;
import io.signalstack.sandbox.exchange.ReplayExchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the local stack polls, as settings of the services. */
final class LocalInstruments {

    private LocalInstruments() {}

    private record Polled(
            String instrument,
            String venueSymbol,
            String tick,
            String baseInterval,
            String timeframes,
            int backfillDays) {}

    private static List<Polled> of(Exchange exchange) {
        return switch (exchange) {
            case REPLAY ->
                List.of(
                        new Polled("REPLAY:BTC/USD", "BTCUSD", "0.01", "1m", "1m,5m,15m,1h", 3),
                        new Polled("REPLAY:ETH/USD", "ETHUSD", "0.01", "5m", "5m,15m,1h", 3));
            case BINANCE ->
                List.of(
                        new Polled("BINANCE:BTC/USDT", "BTCUSDT", "0.01", "1m", "1m,5m,15m,1h,4h,1d", 7),
                        new Polled("BINANCE:ETH/USDT", "ETHUSDT", "0.01", "1m", "1m,5m,15m,1h,4h,1d", 7));
        };
    }

    /** @param replay the exchange that plays recordings, where one does */
    static Map<String, String> settings(Exchange exchange, Optional<ReplayExchange> replay) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("signalstack.symbols.default-venue", exchange.name());
        if (exchange == Exchange.REPLAY) {
            settings.put("signalstack.symbols.aliases", "BTC/USDT=REPLAY:BTC/USD,ETH/USDT=REPLAY:ETH/USD");
        }
        List<Polled> polled = of(exchange);
        for (int i = 0; i < polled.size(); i++) {
            String prefix = "signalstack.instruments[" + i + "].";
            Polled it = polled.get(i);
            settings.put(prefix + "instrument", it.instrument);
            settings.put(prefix + "venue-symbol", it.venueSymbol);
            settings.put(prefix + "tick", it.tick);
            settings.put(prefix + "base-interval", it.baseInterval);
            settings.put(prefix + "timeframes", it.timeframes);
            settings.put(prefix + "backfill-days", Integer.toString(it.backfillDays));
            settings.put(prefix + "series-number", "1");
            replay.ifPresent(plays -> {
                settings.put(prefix + "market", "recorded");
                settings.put(
                        prefix + "recorded-until",
                        plays.recordedUntil(it.venueSymbol).toString());
            });
        }
        return settings;
    }

    /** The symbol that the printed commands ask for. */
    static String firstSymbol(Exchange exchange) {
        String instrument = of(exchange).getFirst().instrument();
        return instrument.substring(instrument.indexOf(':') + 1);
    }

    /** Where candles come from, for people. */
    static String description(StackOptions options) {
        return switch (options.exchange()) {
            case REPLAY ->
                "recorded trades (BTC/USD, Bitstamp, November 2013; ETH/USD, March 2023), replayed %sx"
                        .formatted(options.speed() % 1 == 0 ? Long.toString((long) options.speed()) : options.speed());
            case BINANCE -> "Binance, live";
        };
    }
}
