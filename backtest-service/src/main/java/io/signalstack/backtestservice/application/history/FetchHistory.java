package io.signalstack.backtestservice.application.history;

import io.signalstack.backtestservice.application.history.VenueHistory.Answer;
import io.signalstack.backtestservice.application.lease.Heartbeat;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fetches what venues still have of the time before each live instrument's first published candle, one stretch after the
 * other, while no other replica does. What has come is kept with how far it is, so that whoever goes on asks for the rest
 * and no more. Mutable; called by one thread at a time.
 */
public final class FetchHistory {

    /** Base candles beyond the end that are asked for, so that what was not traded just before it is known of. */
    static final int OVERLAP = 300;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HistoryStore store;
    private final VenueHistory venues;
    private final FetchingPolicy policy;
    private final InstantSource clock;
    private final Map<Instrument, Instant> rest = new HashMap<>();
    private volatile List<FetchedPast> known = List.of();

    /**
     * How history is fetched.
     *
     * @param days how many before the first published candle are wanted; 0 for none
     * @param stretch base candles that are asked for at a time
     * @param pause how long an instrument is left alone after an answer that broke off, or that says no time
     * @param again after how long it is asked again for what was refused
     * @param heartbeat how often the lease is renewed; well under its length
     */
    public record FetchingPolicy(int days, int stretch, Duration pause, Duration again, Duration heartbeat) {}

    /** What came of a look. */
    public sealed interface Outcome {

        /** Nothing is to be asked for now, or another replica is at it. */
        record Idle() implements Outcome {}

        /** Candles were kept; or it is known that there are none. */
        record Kept(FetchedPast past, int candles, boolean whole) implements Outcome {}

        /** A question to no avail, which is put again. */
        record Later(FetchedPast past, String why) implements Outcome {}

        /** A history that is not to be had: nobody waits for it, and it is asked for again only after long. */
        record Refused(FetchedPast past, String why) implements Outcome {}

        /** The lease ended meanwhile; nothing was kept. */
        record Ended(FetchedPast past) implements Outcome {}
    }

    public FetchHistory(HistoryStore store, VenueHistory venues, FetchingPolicy policy, InstantSource clock) {
        this.store = store;
        this.venues = venues;
        this.policy = policy;
        this.clock = clock;
    }

    /** How far all of them were at the last look. */
    public List<FetchedPast> known() {
        return known;
    }

    /**
     * Asks for the next stretch, blocking.
     *
     * @throws RuntimeException if the store is out of reach; the lease ends by itself
     */
    public Outcome next() throws InterruptedException {
        if (policy.days() == 0) {
            return new Outcome.Idle();
        }
        known = await(store.wanted(policy.days()));
        Optional<FetchedPast> due = known.stream()
                .filter(past -> !past.isWhole() && !isResting(past.instrument()))
                .findFirst();
        if (due.isEmpty()) {
            return new Outcome.Idle();
        }
        Optional<HistoryLease> lease = await(store.lease());
        return lease.isEmpty() ? new Outcome.Idle() : fetch(lease.get(), due.get());
    }

    private boolean isResting(Instrument instrument) {
        return rest.getOrDefault(instrument, Instant.MIN).isAfter(clock.instant());
    }

    private Outcome fetch(HistoryLease lease, FetchedPast past) throws InterruptedException {
        try (Heartbeat heart = Heartbeat.every(policy.heartbeat(), () -> store.renew(lease))) {
            if (!await(store.begin(lease, past))) {
                return new Outcome.Ended(past);
            }
            Instant to = end(past);
            Answer answer = venues.candles(past.instrument(), past.baseInterval(), past.next(), to);
            if (heart.isLost()) {
                return new Outcome.Ended(past);
            }
            return switch (answer) {
                case Answer.Came(List<Candle> candles, boolean whole) ->
                    keep(lease, past, candles, whole ? Optional.of(to) : Optional.empty());
                case Answer.Later(Optional<Duration> after, String why) -> {
                    leaveAlone(past, after.orElse(policy.pause()));
                    yield new Outcome.Later(past, why);
                }
                case Answer.Refused(String why) -> {
                    leaveAlone(past, policy.again());
                    yield await(store.refused(lease, past, why))
                            ? new Outcome.Refused(past, why)
                            : new Outcome.Ended(past);
                }
            };
        }
    }

    private Outcome keep(HistoryLease lease, FetchedPast past, List<Candle> came, Optional<Instant> answered) {
        FetchedPast after = past.after(came, answered);
        List<Candle> candles = past.kept(came);
        if (answered.isEmpty()) {
            leaveAlone(past, policy.pause());
        }
        return await(store.keep(lease, after, candles))
                ? new Outcome.Kept(after, candles.size(), answered.isPresent())
                : new Outcome.Ended(past);
    }

    private Instant end(FetchedPast past) {
        Duration interval = past.baseInterval().length();
        Instant stretch = past.next().plus(interval.multipliedBy(policy.stretch()));
        Instant last = past.until().plus(interval.multipliedBy(OVERLAP));
        Instant now = past.baseInterval().bucket(clock.instant());
        return Stream.of(stretch, last, now).min(Instant::compareTo).orElseThrow();
    }

    private void leaveAlone(FetchedPast past, Duration time) {
        rest.put(past.instrument(), clock.instant().plus(time));
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
