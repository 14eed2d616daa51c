package io.signalstack.notifier.application;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.feed.ServerFrame;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A server frame, encoded: the same text goes to every socket.
 *
 * @param type its name on the wire
 * @param text JSON
 * @param emittedAt when the worker emitted the signal; null for other frames
 */
public record Frame(String type, String text, @Nullable Instant emittedAt) {

    private static final Map<Class<?>, String> TYPES = Arrays.stream(
                    ServerFrame.class.getAnnotation(JsonSubTypes.class).value())
            .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

    public static Frame of(ServerFrame frame) {
        Instant emittedAt = frame instanceof ServerFrame.SignalFrame about
                ? about.signal().annotations().emittedAt()
                : null;
        return new Frame(TYPES.getOrDefault(frame.getClass(), "unknown"), Json.text(frame), emittedAt);
    }
}
