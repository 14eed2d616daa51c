package io.signalstack.platform.metrics;

/**
 * The name of every meter, with what it counts and its tags. Tags are bounded: never a user, an id or a raw path.
 * Prometheus shows dots as underscores and adds units and {@code _total}.
 */
public final class Metrics {

    /** Timer. HTTP requests by {@code method}, {@code route} (the template) and {@code status}. */
    public static final String API_REQUESTS = "signalstack.api.requests";

    /** Counter. Signals opened by {@code strategy}, {@code timeframe} and {@code side}. */
    public static final String SIGNALS_GENERATED = "signalstack.signals.generated";

    /** Counter. Signals closed by {@code strategy}, {@code timeframe} and {@code outcome}. */
    public static final String SIGNALS_CLOSED = "signalstack.signals.closed";

    /** Timer. By {@code stage}: {@code emitted} since the candle's close, {@code scored} since the candle's record, {@code delivered} since emitted. */
    public static final String SIGNAL_LATENCY = "signalstack.signal.latency";

    /** Timer. Calls to exchanges by {@code venue} and {@code outcome}. */
    public static final String EXCHANGE_REQUESTS = "signalstack.exchange.requests";

    /** Gauge. Share, 0 to 1, of the fullest limit of a {@code venue} that is used, as far as the replica knows. */
    public static final String EXCHANGE_BUDGET_USED = "signalstack.exchange.budget.used";

    /** Gauge. Seconds by which a {@code venue}'s clock is ahead of ours. */
    public static final String EXCHANGE_CLOCK_OFFSET = "signalstack.exchange.clock.offset";

    /** Counter. Rows of a {@code venue}'s answers that could not be read, by {@code kind} ({@code candle}, {@code price}). */
    public static final String EXCHANGE_ROWS_UNREAD = "signalstack.exchange.rows.unread";

    /** Gauge. Followed instruments whose symbol, tick or state is not as their {@code venue} lists it. */
    public static final String EXCHANGE_LISTING_DISAGREEMENTS = "signalstack.exchange.listing.disagreements";

    /** Counter. Calls to a {@code venue} that were counted without Redis. */
    public static final String EXCHANGE_BUDGET_FALLBACK = "signalstack.exchange.budget.fallback";

    /** Counter. Candles published by {@code venue} and {@code kind} (live, backfilled, seed, revision, synthetic). */
    public static final String CANDLES_PUBLISHED = "signalstack.candles.published";

    /** Counter. Gaps seen in a venue's candles by {@code venue} and {@code outcome} (filled, empty, lost). */
    public static final String CANDLES_GAPS = "signalstack.candles.gaps";

    /** Gauge. Seconds of venue time by which the next candle of a {@code venue}'s most belated instrument is overdue. */
    public static final String CANDLES_LAG = "signalstack.candles.lag";

    /** Gauge. A {@code venue}'s instruments whose newest candle is held back, for too many are revised soon after. */
    public static final String CANDLES_HELD_BACK = "signalstack.candles.held.back";

    /** Gauge. A {@code venue}'s instruments that have not been traded for longer than their quiet-after. */
    public static final String INSTRUMENTS_HALTED = "signalstack.instruments.halted";

    /** Counter. Look-ups by {@code cache} and {@code result} (hit, miss, error). */
    public static final String CACHE_REQUESTS = "signalstack.cache.requests";

    /** Counter. Requests refused with 429 by {@code policy}. */
    public static final String RATELIMIT_REJECTED = "signalstack.ratelimit.rejected";

    /** Counter. Requests counted without Redis by {@code policy} and {@code outcome} (local, closed). */
    public static final String RATELIMIT_FALLBACK = "signalstack.ratelimit.fallback";

    /** Gauge. Open feed connections by {@code transport} (websocket, sse). */
    public static final String FEED_CONNECTIONS = "signalstack.feed.connections";

    /** Counter. Frames written to clients by {@code type}. */
    public static final String FEED_FRAMES = "signalstack.feed.frames";

    /** Counter. Frames not written by {@code type} and {@code reason} (conflated, overflow, closed). */
    public static final String FEED_DROPPED = "signalstack.feed.dropped";

    /** Counter. Tries to deliver to a channel by {@code channel} (its kind) and {@code outcome}. */
    public static final String DELIVERIES = "signalstack.deliveries";

    /** Timer. Backtests run by {@code kind} (run, sweep, walk-forward, compare) and {@code outcome}. */
    public static final String BACKTESTS = "signalstack.backtests";

    /** Gauge. Records not yet read by {@code topic} and {@code consumer}. */
    public static final String CONSUMER_LAG = "signalstack.consumer.lag";

    /** Counter. Records that could not be read by {@code topic} and {@code consumer}. */
    public static final String DEAD_LETTERS = "signalstack.dead.letters";

    /** Counter. Strategies' evaluations of closed candles by {@code timeframe} and {@code result}. */
    public static final String EVALUATIONS = "signalstack.evaluations";

    /** Counter. Strategies that failed on an instrument and are off there, by {@code strategy}. */
    public static final String STRATEGIES_QUARANTINED = "signalstack.strategies.quarantined";

    /** Counter. Requests for the last evaluations that the worker has answered. */
    public static final String REFRESHES_ANSWERED = "signalstack.refreshes.answered";

    /** Counter. Candles that the worker received and did not take in by {@code reason}. */
    public static final String CANDLES_REFUSED = "signalstack.candles.refused";

    /** Timer. Restoring a worker's state by {@code part} (store: from its changelog; pipeline: from the store). */
    public static final String STATE_RESTORED = "signalstack.state.restored";

    /** Counter. Stream threads that died and were replaced. */
    public static final String STREAM_THREADS_DIED = "signalstack.stream.threads.died";

    private Metrics() {}
}
