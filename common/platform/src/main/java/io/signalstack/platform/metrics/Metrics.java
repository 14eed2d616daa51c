package io.signalstack.platform.metrics;

import io.micrometer.core.instrument.Meter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The name of every meter, told together with its type and with what it measures by which tags, which Prometheus shows as
 * its help. Tags are bounded: never a user, an id or a raw path. Prometheus shows dots as underscores and adds units and
 * {@code _total}.
 */
public final class Metrics {

    private static final Map<String, Metric> ALL = new LinkedHashMap<>();

    public static final String API_REQUESTS =
            timer("signalstack.api.requests", "HTTP requests by method, route (the template) and status");

    public static final String CONNECTIONS_CUT = counter(
            "signalstack.connections.cut",
            "Clients' connections that were cut off, by reason (address: it has too many; head: its first head, or one that it began to send after an answer, is late; body: the rest of a request that is answered is)");

    public static final String SIGNALS_GENERATED =
            counter("signalstack.signals.generated", "Signals opened by strategy, timeframe and side");

    public static final String SIGNALS_CLOSED =
            counter("signalstack.signals.closed", "Signals closed by strategy, timeframe and outcome");

    public static final String SIGNAL_LATENCY = timer(
            "signalstack.signal.latency",
            "Time to a signal by stage: emitted since the candle's close, scored since the candle's record, delivered since emitted");

    public static final String EXCHANGE_REQUESTS =
            timer("signalstack.exchange.requests", "Calls to exchanges by venue and outcome");

    public static final String EXCHANGE_BUDGET_USED = gauge(
            "signalstack.exchange.budget.used",
            "Share, 0 to 1, of the fullest limit of a venue that is used, as far as the replica knows");

    public static final String EXCHANGE_CLOCK_OFFSET =
            gauge("signalstack.exchange.clock.offset", "Seconds by which a venue's clock is ahead of ours");

    public static final String EXCHANGE_ROWS_UNREAD = counter(
            "signalstack.exchange.rows.unread",
            "Rows of a venue's answers that could not be read, by kind (candle, price)");

    public static final String EXCHANGE_LISTING_DISAGREEMENTS = gauge(
            "signalstack.exchange.listing.disagreements",
            "Followed instruments whose symbol, tick or state is not as their venue lists it");

    public static final String EXCHANGE_BUDGET_FALLBACK =
            counter("signalstack.exchange.budget.fallback", "Calls to a venue that were counted without Redis");

    public static final String CANDLES_PUBLISHED = counter(
            "signalstack.candles.published",
            "Candles published by venue and kind (live, backfilled, seed, revision, synthetic)");

    public static final String CANDLES_GAPS = counter(
            "signalstack.candles.gaps", "Gaps seen in a venue's candles by venue and outcome (filled, empty, lost)");

    public static final String CANDLES_LAG = gauge(
            "signalstack.candles.lag",
            "Seconds of venue time by which the next candle of a venue's most belated instrument is overdue");

    public static final String CANDLES_HELD_BACK = gauge(
            "signalstack.candles.held.back",
            "A venue's instruments whose newest candle is held back, for too many are revised soon after");

    public static final String INSTRUMENTS_HALTED = gauge(
            "signalstack.instruments.halted",
            "A venue's instruments that have not been traded for longer than their quiet-after");

    public static final String CACHE_REQUESTS =
            counter("signalstack.cache.requests", "Look-ups by cache and result (hit, miss, error)");

    public static final String RATELIMIT_REJECTED =
            counter("signalstack.ratelimit.rejected", "Requests refused with 429, by policy");

    public static final String RATELIMIT_FALLBACK = counter(
            "signalstack.ratelimit.fallback", "Requests counted without Redis, by policy and outcome (local, closed)");

    public static final String FEED_CONNECTIONS =
            gauge("signalstack.feed.connections", "Open feed connections by transport (websocket)");

    public static final String FEED_FRAMES = counter("signalstack.feed.frames", "Frames written to clients by type");

    public static final String FEED_DROPPED =
            counter("signalstack.feed.dropped", "Frames not written, by type and reason (conflated, overflow, closed)");

    public static final String BACKTESTS = timer("signalstack.backtests", "Backtests run by kind (run) and outcome");

    public static final String SCORECARDS = timer(
            "signalstack.scorecards",
            "Making the scorecards of a strategy on markets of one kind, by market (live, recorded, simulated) and outcome (made, ended, failed)");

    public static final String HISTORY_CANDLES =
            counter("signalstack.history.candles", "Candles of venues' history that were fetched");

    public static final String HISTORY_QUESTIONS = counter(
            "signalstack.history.questions",
            "Questions for venues' history by outcome (whole, broken, later, refused, ended)");

    public static final String TRUTHS = timer(
            "signalstack.truths",
            "Questions for the true chances of ended signals of simulated markets, by outcome (told, none, later)");

    public static final String CONSUMER_LAG =
            gauge("signalstack.consumer.lag", "Records not yet read, by topic and consumer");

    public static final String DEAD_LETTERS =
            counter("signalstack.dead.letters", "Records that could not be read, by topic and consumer");

    public static final String EVALUATIONS =
            counter("signalstack.evaluations", "Strategies' evaluations of closed candles by timeframe and result");

    public static final String STRATEGIES_QUARANTINED = counter(
            "signalstack.strategies.quarantined",
            "Strategies that failed on an instrument and are off there, by strategy");

    public static final String REFRESHES_ANSWERED =
            counter("signalstack.refreshes.answered", "Requests for the last evaluations that the worker has answered");

    public static final String CANDLES_REFUSED =
            counter("signalstack.candles.refused", "Candles that the worker received and did not take in, by reason");

    public static final String STATE_RESTORED = timer(
            "signalstack.state.restored",
            "Restoring a worker's state by part (store: from its changelog; pipeline: from the store)");

    public static final String STREAM_THREADS_DIED =
            counter("signalstack.stream.threads.died", "Stream threads that died and were replaced");

    /**
     * A meter, known by name.
     *
     * @param meaning one line, with no full stop: what it measures, in which unit where its name does not say, by which
     *     tags
     */
    public record Metric(String name, Meter.Type type, String meaning) {}

    private Metrics() {}

    /** All meters, in the order of this file. */
    public static List<Metric> all() {
        return List.copyOf(ALL.values());
    }

    /** The meter of that name, if it is one of ours. */
    public static Optional<Metric> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static String counter(String name, String meaning) {
        return known(new Metric(name, Meter.Type.COUNTER, meaning));
    }

    private static String gauge(String name, String meaning) {
        return known(new Metric(name, Meter.Type.GAUGE, meaning));
    }

    private static String timer(String name, String meaning) {
        return known(new Metric(name, Meter.Type.TIMER, meaning));
    }

    private static String known(Metric metric) {
        ALL.put(metric.name(), metric);
        return metric.name();
    }
}
