package io.signalstack.local;

import io.signalstack.contracts.view.MarketName;
import io.signalstack.lab.LabMarket;
import io.signalstack.sandbox.exchange.LabVenue;
import io.signalstack.sandbox.exchange.ReplayExchange;
import io.signalstack.trading.market.Timeframe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the local stack polls, as settings of the services. */
final class LocalInstruments {

    private static final String RECORDED = "BTC/USD";
    private static final String RECORDED_SYMBOL = "BTCUSD";

    private LocalInstruments() {}

    private record Polled(
            String instrument,
            String venueSymbol,
            String tick,
            String baseInterval,
            String timeframes,
            int backfillDays,
            Map<String, String> market) {}

    /** @param exchange the one of recorded and simulated markets, where no real venue is polled */
    static Map<String, String> settings(ExchangeChoice choice, Optional<ReplayExchange> exchange) {
        List<Polled> polled = new ArrayList<>();
        exchange.ifPresent(serves -> {
            if (choice.played().contains(PlayedMarket.BTC)) {
                polled.add(recorded(serves));
            }
            simulated(choice).forEach(market -> polled.add(simulated(market, serves.lab())));
        });
        choice.venue().ifPresent(venue -> choice.pairs().forEach(pair -> polled.add(live(venue, pair))));
        Map<String, String> settings = new TreeMap<>();
        settings.put(
                "signalstack.symbols.default-venue",
                choice.venue().map(RealVenue::name).orElse("REPLAY"));
        exchange.ifPresent(_ -> settings.put("signalstack.symbols.aliases", aliases()));
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
            it.market.forEach((key, value) -> settings.put(prefix + key, value));
        }
        return settings;
    }

    private static Polled recorded(ReplayExchange exchange) {
        return new Polled(
                "REPLAY:" + RECORDED,
                RECORDED_SYMBOL,
                "0.01",
                "1m",
                "1m,5m,15m,1h",
                3,
                Map.of(
                        "market",
                        "recorded",
                        "recorded-until",
                        exchange.recordedUntil(RECORDED_SYMBOL).toString()));
    }

    /** The simulated markets that are polled. */
    static List<LabMarket> simulated(ExchangeChoice choice) {
        return Arrays.stream(LabMarket.values())
                .filter(market -> choice.played().contains(PlayedMarket.valueOf(market.name())))
                .toList();
    }

    private static Polled simulated(LabMarket market, LabVenue lab) {
        return new Polled(
                market.instrument().toString(),
                market.instrument().base() + market.instrument().quote(),
                market.series().tick().toPlainString(),
                LabMarket.BASE.toString(),
                LabMarket.TIMEFRAMES.stream().map(Timeframe::toString).collect(Collectors.joining(",")),
                lab.historyDays(),
                Map.of("market", "simulated"));
    }

    private static Polled live(RealVenue venue, ExchangeChoice.Pair pair) {
        return new Polled(
                venue.name() + ":" + pair,
                pair.venueSymbol(),
                pair.tick(),
                venue.baseInterval(),
                venue.timeframes(),
                venue.backfillDays(),
                Map.of());
    }

    /** Short names of what is not of the default venue, or is often asked for by another name. */
    private static String aliases() {
        String simulated = Arrays.stream(LabMarket.values())
                .map(LabMarket::instrument)
                .map(it -> it.base() + "/" + it.quote() + "=" + it)
                .collect(Collectors.joining(","));
        return "BTC/USDT=REPLAY:" + RECORDED + "," + simulated;
    }

    /** The symbol that the printed commands ask for. */
    static String firstSymbol(ExchangeChoice choice) {
        return Stream.concat(
                        choice.pairs().stream().map(ExchangeChoice.Pair::toString),
                        choice.played().stream().sorted().map(PlayedMarket::symbol))
                .findFirst()
                .orElseThrow();
    }

    /** The kind of market that most of it is. */
    static MarketName mainMarket(ExchangeChoice choice) {
        if (choice.venue().isPresent()) {
            return MarketName.LIVE;
        }
        return simulated(choice).isEmpty() ? MarketName.RECORDED : MarketName.SIMULATED;
    }

    /** Where candles come from, for people; a line each. */
    static List<String> description(StackOptions options) {
        return options.exchange()
                .venue()
                .map(venue -> List.of(venue.key() + ", live: "
                        + options.exchange().pairs().stream()
                                .map(ExchangeChoice.Pair::toString)
                                .collect(Collectors.joining(", "))))
                .orElseGet(() -> options.exchange().played().stream()
                        .sorted()
                        .map(market -> market.description(times(options.speed())))
                        .toList());
    }

    /** A speed for people, such as {@code 60x}. */
    static String times(double speed) {
        return (speed % 1 == 0 ? Long.toString((long) speed) : Double.toString(speed)) + "x";
    }
}
