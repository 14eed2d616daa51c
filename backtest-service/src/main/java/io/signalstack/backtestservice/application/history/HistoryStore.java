package io.signalstack.backtestservice.application.history;

import io.signalstack.trading.market.Candle;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** What was fetched of venues' history, and how far that is. */
public interface HistoryStore {

    /** Takes the right to fetch history, or keeps it; empty while another replica has it. */
    Uni<Optional<HistoryLease>> lease();

    /** Renews the right; false if it has ended. */
    Uni<Boolean> renew(HistoryLease lease);

    /**
     * The pasts of all live markets whose newest series is followed, by their text form; of recorded and simulated ones
     * nothing is ever fetched.
     *
     * @param days how many are wanted of those that have not begun
     */
    Uni<List<FetchedPast>> wanted(int days);

    /** Remembers that a past is being fetched; false if the lease has ended. Once it has begun, this changes nothing. */
    Uni<Boolean> begin(HistoryLease lease, FetchedPast past);

    /**
     * Adds candles; what it has already stays as it is.
     *
     * @param past how far it is with them
     * @return false, and nothing is kept, if the lease has ended
     */
    Uni<Boolean> keep(HistoryLease lease, FetchedPast past, List<Candle> candles);

    /** Remembers why a past is not to be had, until something of it comes; false if the lease has ended. */
    Uni<Boolean> refused(HistoryLease lease, FetchedPast past, String why);
}
