package io.signalstack.contracts.topic;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of topics. Partition counts are fixed for life; those that are keyed by instrument share one, so that a
 * consumer of several gets the same instruments from each.
 */
public enum Topic {
    /** What to poll. Key: instrument. */
    INSTRUMENTS("instruments.v1", 12, Cleanup.COMPACT, null),
    /** Series records, seeds, closed base candles and lost-candle markers. Key: instrument. */
    CANDLES("candles.v1", 12, Cleanup.DELETE, Duration.ofDays(120)),
    /** Last published open time and recent hashes, in the candles' own transaction. Key: instrument. */
    CANDLE_HEADS("candle-heads.v1", 12, Cleanup.COMPACT, null),
    /** The last price. Key: instrument. */
    PRICES("prices.v1", 12, Cleanup.COMPACT, null),
    /** Signals and strategies' activations. Key: instrument. */
    SIGNALS("signals.v1", 12, Cleanup.DELETE, Duration.ofDays(90)),
    /** Asks for the stored evaluation of an instrument's last closed candle. Key: instrument. */
    SIGNAL_REQUESTS("signal-requests.v1", 12, Cleanup.DELETE, Duration.ofDays(1)),
    /** Strategy definitions. Key: {@code id@version}. */
    STRATEGIES("strategies.v1", 1, Cleanup.COMPACT, null),
    /** Measured confidence and backtested figures. Key: strategy × instrument × timeframe. */
    SCORECARDS("scorecards.v1", 1, Cleanup.COMPACT, null),
    /** What is meant for one user. Key: user. */
    USER_EVENTS("user-events.v1", 3, Cleanup.DELETE, Duration.ofDays(1)),
    /** How the product's own parts are doing. Key: what it is about. */
    SYSTEM_EVENTS("system-events.v1", 3, Cleanup.DELETE, Duration.ofDays(30));

    /** How long a dead letter is kept. */
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

    private final String text;
    private final int partitions;
    private final Cleanup cleanup;
    private final Optional<Duration> retention;

    Topic(String text, int partitions, Cleanup cleanup, @Nullable Duration retention) {
        this.text = text;
        this.partitions = partitions;
        this.cleanup = cleanup;
        this.retention = Optional.ofNullable(retention);
    }

    /** What Kafka does with old records. */
    public enum Cleanup {
        /** Keeps the last record of each key. */
        COMPACT,
        /** Deletes what is older than the retention. */
        DELETE
    }

    /**
     * The topic of that name.
     *
     * @throws IllegalArgumentException naming it, if the catalogue has none such
     */
    public static Topic of(String name) {
        for (Topic topic : values()) {
            if (topic.text.equals(name)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("topic '" + name + "' is not in the catalogue");
    }

    /** Its name on the broker, such as {@code candles.v1}. */
    public String text() {
        return text;
    }

    public int partitions() {
        return partitions;
    }

    public Cleanup cleanup() {
        return cleanup;
    }

    /** How long records are kept, counted from their arrival; empty where it is for ever. */
    public Optional<Duration> retention() {
        return retention;
    }

    /** The name of the topic that takes what a consumer of this one could not read. */
    public String deadLetter() {
        return text + ".dlq";
    }
}
