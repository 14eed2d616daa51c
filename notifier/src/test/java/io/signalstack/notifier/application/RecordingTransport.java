package io.signalstack.notifier.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.feed.ServerFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A client that reads at once, or only when it is told to. */
final class RecordingTransport implements Transport {

    private final List<String> sent = new ArrayList<>();
    private final Queue<CompletableFuture<Void>> underWay = new ArrayDeque<>();
    private boolean stalled;
    private @Nullable Integer closeCode;

    @Override
    public CompletionStage<?> send(String text) {
        sent.add(text);
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (stalled) {
            underWay.add(done);
        } else {
            done.complete(null);
        }
        return done;
    }

    @Override
    public void ping() {}

    @Override
    public void close(int code, String reason) {
        closeCode = code;
    }

    void stall() {
        stalled = true;
    }

    void readOn() {
        stalled = false;
        while (!underWay.isEmpty()) {
            underWay.remove().complete(null);
        }
    }

    List<String> texts() {
        return sent;
    }

    List<ServerFrame> frames() {
        return sent.stream()
                .map(text -> Json.read(text.getBytes(UTF_8), ServerFrame.class))
                .toList();
    }

    <F extends ServerFrame> List<F> frames(Class<F> type) {
        return frames().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Nullable Integer closeCode() {
        return closeCode;
    }
}
