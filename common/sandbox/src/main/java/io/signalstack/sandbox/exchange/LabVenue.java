package io.signalstack.sandbox.exchange;

import io.signalstack.lab.Course;
import io.signalstack.lab.LabMarket;
import io.signalstack.sandbox.exchange.Listing.Provenance;
import io.signalstack.trading.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The venue of simulated markets, as its owner sees it. */
public final class LabVenue {

    /** What its own paths are appended to. */
    static final String PATH = "/lab";

    private final String url;
    private final LabClock clock;
    private final InstantSource wall;
    private final ExchangeVenue venue;

    LabVenue(String url, LabClock clock, InstantSource wall, ExchangeVenue venue) {
        this.url = url;
        this.clock = clock;
        this.wall = wall;
        this.venue = venue;
    }

    static ExchangeVenue venue(LabClock clock, int weightPerMinute) {
        Map<String, Course> courses = new LinkedHashMap<>();
        List<ServedMarket> markets = new ArrayList<>();
        for (LabMarket market : LabMarket.values()) {
            Course course = new Course(LabMarket.SEED, market, clock.begun());
            Listing listing = listing(market, clock.begun());
            courses.put(listing.symbol(), course);
            markets.add(
                    new ServedMarket(listing, new LabTape(course), clock.begun().toEpochMilli()));
        }
        return new ExchangeVenue(PATH, "lab", markets, clock, weightPerMinute, now -> {}, new TruthDesk(courses));
    }

    private static Listing listing(LabMarket market, Instant begun) {
        Provenance provenance = new Provenance(
                "simulation",
                Map.of(
                        "name",
                        "lab-" + market.name() + "-" + LabMarket.SEED,
                        "provenance",
                        "candles drawn at random; nobody traded them",
                        "begun",
                        begun.toString()));
        return new Listing(
                market.instrument().base(),
                market.instrument().quote(),
                market.series().tick(),
                provenance);
    }

    /** Where clients find it, without a trailing slash. */
    public String url() {
        return url;
    }

    /** How many whole days of history it has at the instant at which it waits. */
    public int historyDays() {
        return (int) Duration.between(clock.begun(), clock.waitsAt()).toDays();
    }

    /** Whether its time stands still until it is started. */
    public boolean isWaiting() {
        return clock.isWaiting();
    }

    /** Lets its time hurry to the present; without effect when that was done before. */
    public void start() {
        clock.start(wall.instant());
    }

    /** How far its clock is behind the present. */
    public Duration behind() {
        Instant present = wall.instant();
        return Duration.between(clock.at(present), present);
    }

    /** What its clock shows. */
    public Instant now() {
        return clock.at(wall.instant());
    }

    /**
     * A symbol's base candles that open within [first, last] and have closed, oldest first, without a request.
     *
     * @throws IllegalArgumentException if the symbol is not listed
     */
    public Stream<Candle> candles(String symbol, Instant first, Instant last) {
        return venue.market(symbol).closed(first.toEpochMilli(), last.toEpochMilli());
    }
}
