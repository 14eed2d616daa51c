package io.signalstack.sandbox.exchange;

import io.signalstack.recordings.Recording;
import io.signalstack.recordings.Recordings;
import io.signalstack.sandbox.exchange.Listing.Provenance;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The markets that recordings are played on. */
final class ReplayedMarkets {

    private static final BigDecimal CENT = new BigDecimal("0.01");
    /** Days drawn from it scale prices, in the mean up: after a few hundred they are beyond measure. */
    private static final int TEST_DAYS = 28;

    private static final LocalDate ETHER_DAY = LocalDate.of(2023, 3, 14);

    /** How long before the day on which the clock starts candles begin. */
    private static final Duration HISTORY = Duration.ofDays(3);

    private ReplayedMarkets() {}

    /**
     * BTC/USD and ETH/USD, and for tests more of the Bitcoin recording, each begun a day later than the one before, and
     * after four weeks as the first again: BTC2/USD, BTC3/USD and so on.
     *
     * @param testInstruments how many of the latter
     */
    static List<ReplayedMarket> of(ReplayClock clock, int testInstruments) {
        LocalDate startDay = clock.originInRecording().atZone(ZoneOffset.UTC).toLocalDate();
        List<ReplayedMarket> markets = new ArrayList<>();
        markets.add(market("BTC", Recordings.btcUsd(), startDay, clock));
        markets.add(market("ETH", Recordings.ethUsd(), ETHER_DAY, clock));
        for (int i = 1; i <= testInstruments; i++) {
            LocalDate begun = startDay.plusDays(i % TEST_DAYS);
            markets.add(market("BTC" + (i + 1), Recordings.btcUsd(), begun, clock));
        }
        return List.copyOf(markets);
    }

    /**
     * A recording as a market.
     *
     * @param startDay the day (UTC) of the recording that is served as the day on which the exchange's clock starts
     */
    private static ReplayedMarket market(String base, Recording recording, LocalDate startDay, ReplayClock clock) {
        Provenance provenance = new Provenance(
                "recording",
                Map.of(
                        "name", recording.name(),
                        "provenance", recording.provenance(),
                        "startDay", startDay.toString()));
        var tape = new RecordedTape(recording, CENT, startDay, clock.origin());
        long historyStartMs =
                clock.origin().truncatedTo(ChronoUnit.DAYS).minus(HISTORY).toEpochMilli();
        return new ReplayedMarket(
                new ServedMarket(new Listing(base, "USD", CENT, provenance), tape, historyStartMs), tape);
    }
}
