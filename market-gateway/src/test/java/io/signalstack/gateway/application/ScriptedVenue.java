package io.signalstack.gateway.application;

import io.signalstack.gateway.application.VenueException.Subject;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A venue whose history, time and failures a test decides; it counts its calls. */
final class ScriptedVenue implements Venue {

    static VenueException gone() {
        return new VenueException.Unavailable(new Subject("TEST", Optional.empty()), "is gone", null);
    }

    final Map<Timeframe, NavigableMap<Instant, Candle>> history = new EnumMap<>(Timeframe.class);
    final Set<Instant> withheld = new HashSet<>();
    /** Rows that cannot be read, in the place of their candles. */
    final List<UnreadRow> unreadable = new ArrayList<>();

    /** Open times at which pages begin that come back empty, once for each time that one is in here. */
    final List<Instant> emptyOnce = new ArrayList<>();

    /** Whether an answer is empty by some fault. */
    BooleanSupplier faulty = () -> false;

    /** Made of minutes, so that nothing of them is withheld. */
    private final Set<Timeframe> derived = EnumSet.noneOf(Timeframe.class);

    /** Of these it gives no candles. */
    final Set<Timeframe> down = EnumSet.noneOf(Timeframe.class);

    final List<CandleQuery> queries = new ArrayList<>();
    VenueProfile profile = profile(Omitted.MISSING, 1_000);
    Instant time;
    /** By which it says that it keeps its time. */
    Optional<ClockFormula> formula = Optional.empty();
    /** What it says of any signal, if it knows. */
    Optional<ToldTruth> truth = Optional.empty();
    /** Done while it is asked for the truth. */
    Runnable whileAskedForTheTruth = () -> {};
    /** Symbols that it does not know. */
    final Set<String> unknown = new HashSet<>();

    final Map<String, Double> prices = new HashMap<>();
    /** When each was the price, where the venue tells. */
    final Map<String, Instant> pricedAt = new HashMap<>();

    Listing listing = new Listing(new BigDecimal("0.010"), true, "TRADING");
    int listings;
    int timeQueries;
    Runnable whileAskedForTheTime = () -> {};
    Runnable whileAskedForPrices = () -> {};
    Runnable whileAskedForTheListing = () -> {};
    Consumer<CandleQuery> whileAskedForCandles = query -> {};
    Optional<VenueException> failure = Optional.empty();

    ScriptedVenue(Instant time) {
        this.time = time;
    }

    static VenueProfile profile(Omitted omitted, int candlesPerCall) {
        return new VenueProfile(
                EnumSet.allOf(Timeframe.class), candlesPerCall, Optional.empty(), omitted, Duration.ofMinutes(2));
    }

    void has(Timeframe timeframe, Candle... candles) {
        for (Candle candle : candles) {
            history.computeIfAbsent(timeframe, key -> new TreeMap<>()).put(candle.openTime(), candle);
        }
    }

    /** Its minutes, those withheld left out, are what its candles of a longer timeframe are made of. */
    void derive(Timeframe longer) {
        derived.add(longer);
        Map<Instant, List<Candle>> buckets = history.getOrDefault(Timeframe.M1, new TreeMap<>()).values().stream()
                .filter(candle -> !withheld.contains(candle.openTime()))
                .collect(Collectors.groupingBy(
                        candle -> longer.bucket(candle.openTime()), TreeMap::new, Collectors.toList()));
        buckets.forEach((openTime, minutes) -> has(
                longer,
                Candle.traded(
                        openTime,
                        minutes.getFirst().open(),
                        minutes.stream().mapToDouble(Candle::high).max().orElseThrow(),
                        minutes.stream().mapToDouble(Candle::low).min().orElseThrow(),
                        minutes.getLast().close(),
                        minutes.stream().mapToDouble(Candle::volume).sum())));
    }

    @Override
    public String name() {
        return "TEST";
    }

    @Override
    public VenueProfile profile() {
        return profile;
    }

    @Override
    public CandleAnswer candles(CandleQuery query, Urgency urgency) {
        queries.add(query);
        whileAskedForCandles.accept(query);
        failure.ifPresent(thrown -> {
            throw thrown;
        });
        refuseUnknown(List.of(query.symbol()));
        if (down.contains(query.timeframe())) {
            throw gone();
        }
        if (emptyOnce.remove(query.from()) || faulty.getAsBoolean()) {
            return CandleAnswer.of(List.of());
        }
        List<UnreadRow> unread = unreadable.stream()
                .filter(row -> row.openTime().map(query::wants).orElse(true))
                .toList();
        List<Candle> candles =
                history
                        .getOrDefault(query.timeframe(), new TreeMap<>())
                        .subMap(query.from(), query.end())
                        .values()
                        .stream()
                        .filter(candle -> !candle.closeTime(query.timeframe()).isAfter(query.closedBy()))
                        .filter(candle -> derived.contains(query.timeframe()) || !withheld.contains(candle.openTime()))
                        .filter(candle ->
                                unread.stream().noneMatch(row -> row.openTime().equals(Optional.of(candle.openTime()))))
                        .limit(query.limit())
                        .toList();
        return new CandleAnswer(candles, unread);
    }

    @Override
    public Listing listing(String symbol) {
        listings++;
        whileAskedForTheListing.run();
        failure.ifPresent(thrown -> {
            throw thrown;
        });
        refuseUnknown(List.of(symbol));
        return listing;
    }

    @Override
    public ServerTime serverTime() {
        timeQueries++;
        whileAskedForTheTime.run();
        failure.ifPresent(thrown -> {
            throw thrown;
        });
        return new ServerTime(time, formula);
    }

    @Override
    public Map<String, TickerPrice> prices(Collection<String> symbols) {
        whileAskedForPrices.run();
        failure.ifPresent(thrown -> {
            throw thrown;
        });
        refuseUnknown(symbols);
        return prices.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        price -> new TickerPrice(price.getValue(), Optional.ofNullable(pricedAt.get(price.getKey())))));
    }

    private void refuseUnknown(Collection<String> symbols) {
        symbols.stream().filter(unknown::contains).findFirst().ifPresent(symbol -> {
            throw new VenueException.UnknownInstrument(new Subject("TEST", Optional.of(symbol)), "is unknown");
        });
    }

    @Override
    public Optional<ToldTruth> truth(TruthQuestion question) {
        whileAskedForTheTruth.run();
        failure.ifPresent(thrown -> {
            throw thrown;
        });
        refuseUnknown(Set.of(question.symbol()));
        return truth;
    }
}
