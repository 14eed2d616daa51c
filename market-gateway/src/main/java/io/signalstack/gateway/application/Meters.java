package io.signalstack.gateway.application;

/** Counts what the gateway does. */
public interface Meters {

    void published(String venue, PublishedKind kind, int count);

    void gap(String venue, GapOutcome outcome, int candles);

    /** What sort of candle was published. */
    enum PublishedKind {
        LIVE,
        BACKFILLED,
        SEED,
        REVISION,
        SYNTHETIC
    }

    /** How a gap ended. */
    enum GapOutcome {
        /** The venue gave the candles after all. */
        FILLED,
        /** Nothing was traded, the venue confirms. */
        EMPTY,
        /** It does not give them. */
        LOST
    }
}
