package io.signalstack.contracts.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.signalstack.contracts.view.SignalView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the live feed sends. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerFrame.Subscribed.class, name = "subscribed"),
    @JsonSubTypes.Type(value = ServerFrame.Unsubscribed.class, name = "unsubscribed"),
    @JsonSubTypes.Type(value = ServerFrame.SignalFrame.class, name = "signal"),
    @JsonSubTypes.Type(value = ServerFrame.Price.class, name = "price"),
    @JsonSubTypes.Type(value = ServerFrame.Renewed.class, name = "renewed"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong"),
    @JsonSubTypes.Type(value = ServerFrame.Heartbeat.class, name = "heartbeat"),
    @JsonSubTypes.Type(value = ServerFrame.Resync.class, name = "resync"),
    @JsonSubTypes.Type(value = ServerFrame.Failure.class, name = "error")
})
public sealed interface ServerFrame {

    /**
     * The first frame of a session.
     *
     * @param session names it in the server's log
     * @param heartbeatSeconds how often a heartbeat comes
     */
    record Welcome(String session, int heartbeatSeconds, Limits limits) implements ServerFrame {}

    /** What the caller's tier allows: sockets at a time, and symbols per socket; null: any number. */
    record Limits(int sockets, @Nullable Integer symbols) {}

    /**
     * A subscription stands.
     *
     * @param symbols all that this socket is subscribed to now
     * @param cursor the position at which the snapshot is true
     */
    record Subscribed(@Nullable Long id, List<String> symbols, Snapshot snapshot, String cursor)
            implements ServerFrame {}

    /** The open signals and last prices of the symbols that were subscribed to. */
    record Snapshot(List<SignalView> signals, List<Price> prices) {}

    /** Symbols were taken off; {@code symbols} are those that are left. */
    record Unsubscribed(@Nullable Long id, List<String> symbols) implements ServerFrame {}

    /**
     * Something happened to a signal.
     *
     * @param cursor resumes after this event
     */
    record SignalFrame(Event event, String cursor, SignalView signal) implements ServerFrame {}

    /** What happened to a signal. */
    enum Event {
        @JsonProperty("opened")
        OPENED,
        @JsonProperty("closed")
        CLOSED,
        @JsonProperty("revised")
        REVISED
    }

    /** The last price of a symbol, at the venue's time. */
    record Price(String symbol, String instrument, double price, Instant at) implements ServerFrame {}

    /** The answer to an {@code auth}: the session may go on until then. */
    record Renewed(@Nullable Long id, Instant expiresAt) implements ServerFrame {}

    /** The answer to a ping. */
    record Pong(@Nullable Long id) implements ServerFrame {}

    /** Nothing happened, up to this position. */
    record Heartbeat(String cursor) implements ServerFrame {}

    /** The feed cannot resume at the given cursor: take a snapshot. */
    record Resync(String reason) implements ServerFrame {}

    /** A problem; {@code problem} is a problem document. */
    record Failure(@Nullable Long id, Object problem) implements ServerFrame {}
}
