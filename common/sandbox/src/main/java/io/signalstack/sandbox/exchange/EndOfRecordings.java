package io.signalstack.sandbox.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says in the log, once of each market, that its recording has been played, and what comes after. */
final class EndOfRecordings {

    private static final System.Logger LOG = System.getLogger(EndOfRecordings.class.getName());

    private final List<ReplayedMarket> markets;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    EndOfRecordings(List<ReplayedMarket> markets) {
        this.markets = markets;
    }

    void sayAt(Instant now) {
        for (ReplayedMarket market : markets) {
            if (!now.isBefore(market.tape().end()) && said.add(market.symbol())) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "{0}: recording {1} has been played until {2}; it goes on with whole days drawn from it, scaled so"
                                + " that the price does not jump: what rests on them proves nothing",
                        market.symbol(),
                        market.tape().recording().name(),
                        market.tape().end());
            }
        }
    }
}
