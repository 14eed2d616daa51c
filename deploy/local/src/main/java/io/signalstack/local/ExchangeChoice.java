package io.signalstack.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which exchange is polled, and for what. Uses nothing but the JDK, so that it can be judged before the first build.
 *
 * @param venue a real one; empty for the exchange of recorded and simulated markets
 * @param pairs what is polled there; none of the latter's
 * @param played the latter's markets that are polled; none where a venue is
 */
record ExchangeChoice(Optional<RealVenue> venue, List<Pair> pairs, Set<PlayedMarket> played) {

    private static final String REPLAY = "replay";
    private static final Pattern SYMBOL =
            Pattern.compile("([A-Z0-9]{1,20})/([A-Z0-9]{1,20})(?:@([0-9]{1,9}(?:\\.[0-9]{1,12})?))?");

    ExchangeChoice {
        pairs = List.copyOf(pairs);
        played = Set.copyOf(played);
    }

    /**
     * What is traded against what.
     *
     * @param base what is traded
     * @param quote what it is priced in
     * @param tick smallest step of its price
     * @param venueSymbol what the venue calls it
     */
    record Pair(String base, String quote, String tick, String venueSymbol) {

        @Override
        public String toString() {
            return base + "/" + quote;
        }
    }

    /** The exchange of recorded and simulated markets, with all that it serves. */
    static ExchangeChoice replay() {
        return replay(EnumSet.allOf(PlayedMarket.class));
    }

    /** The exchange of recorded and simulated markets, of which these are polled. */
    static ExchangeChoice replay(Set<PlayedMarket> played) {
        return new ExchangeChoice(Optional.empty(), List.of(), played);
    }

    /**
     * What is meant by the options {@code --exchange} and {@code --symbols}.
     *
     * @param symbols such as {@code BTC/USDT,DOGE/USDT@0.00001}; empty for the usual ones, or all that are played
     * @throws IllegalArgumentException saying what there is, if that cannot be meant
     */
    static ExchangeChoice of(String exchange, String symbols) {
        if (exchange.equalsIgnoreCase(REPLAY)) {
            return symbols.isEmpty() ? replay() : replay(played(symbols));
        }
        RealVenue venue = Arrays.stream(RealVenue.values())
                .filter(one -> one.key().equalsIgnoreCase(exchange))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no exchange '" + exchange + "'; there are: " + REPLAY + ", " + realOnes()));
        Stream<String> asked = symbols.isEmpty() ? venue.unasked().stream() : Arrays.stream(symbols.split(",", -1));
        List<Pair> pairs = new ArrayList<>();
        asked.map(symbol -> pair(venue, symbol.strip())).forEach(pair -> {
            if (pairs.stream().anyMatch(other -> other.toString().equals(pair.toString()))) {
                throw new IllegalArgumentException("--symbols names " + pair + " twice");
            }
            pairs.add(pair);
        });
        return new ExchangeChoice(Optional.of(venue), pairs, Set.of());
    }

    private static Set<PlayedMarket> played(String symbols) {
        Set<PlayedMarket> played = EnumSet.noneOf(PlayedMarket.class);
        for (String symbol : symbols.split(",", -1)) {
            PlayedMarket market = Arrays.stream(PlayedMarket.values())
                    .filter(one -> one.symbol().equalsIgnoreCase(symbol.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("--symbols: " + REPLAY + " has no '"
                            + symbol.strip() + "'; it has "
                            + Arrays.stream(PlayedMarket.values())
                                    .map(PlayedMarket::symbol)
                                    .collect(Collectors.joining(", "))));
            if (!played.add(market)) {
                throw new IllegalArgumentException("--symbols names " + market.symbol() + " twice");
            }
        }
        return played;
    }

    private static Pair pair(RealVenue venue, String symbol) {
        Matcher parts = SYMBOL.matcher(symbol.toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("--symbols: '" + symbol + "' is no symbol such as "
                    + venue.known().getFirst() + "; " + knownAt(venue));
        }
        String instrument = parts.group(1) + "/" + parts.group(2);
        String tick = Optional.ofNullable(parts.group(3)).orElseGet(() -> venue.tick(instrument));
        if (tick.isEmpty()) {
            throw new IllegalArgumentException(
                    "--symbols: the tick of " + instrument + " is not known here; " + knownAt(venue));
        }
        if (tick.replaceAll("[0.]", "").isEmpty()) {
            throw new IllegalArgumentException("--symbols: the tick of " + instrument + " is not above 0");
        }
        return new Pair(parts.group(1), parts.group(2), tick, venue.symbol(parts.group(1), parts.group(2)));
    }

    private static String knownAt(RealVenue venue) {
        return venue.key() + " has " + String.join(", ", venue.known())
                + "; any other goes with its tick, the smallest step of its price, such as LTC/"
                + venue.known().getFirst().split("/", -1)[1] + "@0.01";
    }

    private static String realOnes() {
        return Arrays.stream(RealVenue.values()).map(RealVenue::key).collect(Collectors.joining(", "));
    }
}
