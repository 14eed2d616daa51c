package io.signalstack.sandbox.kafka;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Prints a record of the broker's log as one line: time, level, category, message, and the causes of a failure. */
final class BrokerLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;

    // A healthy broker says nothing. Lowered are only these, which warn although all is well.
    private static final Map<String, Level> LOWERED = Map.of(
            // "Performing controller activation": said at each first start, for there is no metadata yet.
            "org.apache.kafka.controller.QuorumController",
            Level.ERROR,
            // Here it speaks only of the broker's connections to itself, which come late at a start and end twice at a
            // stop.
            "org.apache.kafka.clients.NetworkClient",
            Level.ERROR);

    private static final int FRAMES = 3;

    private final Level threshold;

    BrokerLogger(String name) {
        this.name = name;
        this.threshold = LOWERED.getOrDefault(name, Level.WARN);
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        StringBuilder line = new StringBuilder(200)
                .append(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append(level)
                .append(' ')
                .append(name)
                .append(": ")
                .append(MessageFormatter.basicArrayFormat(message, arguments));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            line.append(" <- ").append(cause);
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                line.append(" @ ").append(frames[i]);
            }
        }
        System.out.println(line.toString().replace("\n", " | "));
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    private boolean prints(Level level) {
        return level.toInt() >= threshold.toInt();
    }

    @Override
    public boolean isTraceEnabled() {
        return prints(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return prints(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return prints(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return prints(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return prints(Level.ERROR);
    }
}
