package io.signalstack.sandbox.exchange;

import io.signalstack.recordings.Recording;
import io.signalstack.recordings.Recordings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A symbol of the replay exchange.
 *
 * @param base the currency that is traded
 * @param quote the currency in which prices are given
 * @param tick smallest step of the price; scaled prices are rounded to it
 * @param recording what it plays
 * @param startDay the day (UTC) of the recording that is served as the day on which the exchange's clock starts
 */
public record ReplayListing(String base, String quote, BigDecimal tick, Recording recording, LocalDate startDay) {

    private static final BigDecimal CENT = new BigDecimal("0.01");
    /** Each time the recording begins again, prices are scaled: after a hundred times they are beyond measure. */
    private static final int TEST_DAYS = 28;

    private static final LocalDate ETHER_DAY = LocalDate.of(2023, 3, 14);

    /** The name under which it is asked for, such as {@code BTCUSD}. */
    public String symbol() {
        return base + quote;
    }

    /**
     * BTC/USD and ETH/USD, and for tests more of the Bitcoin recording, each begun a day later than the one before, and
     * after four weeks as the first again: BTC2/USD, BTC3/USD and so on.
     *
     * @param startDay the day of the Bitcoin recording on which the clock starts
     * @param testInstruments how many of the latter
     */
    static List<ReplayListing> standard(LocalDate startDay, int testInstruments) {
        List<ReplayListing> listings = new ArrayList<>();
        listings.add(new ReplayListing("BTC", "USD", CENT, Recordings.btcUsd(), startDay));
        listings.add(new ReplayListing("ETH", "USD", CENT, Recordings.ethUsd(), ETHER_DAY));
        for (int i = 1; i <= testInstruments; i++) {
            LocalDate begun = startDay.plusDays(i % TEST_DAYS);
            listings.add(new ReplayListing("BTC" + (i + 1), "USD", CENT, Recordings.btcUsd(), begun));
        }
        return List.copyOf(listings);
    }
}
