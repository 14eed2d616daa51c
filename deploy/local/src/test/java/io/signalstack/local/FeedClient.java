package io.signalstack.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.topic.Topic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A client of the live feed that keeps every frame. */
final class FeedClient implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    FeedClient(int port, String token) throws Exception {
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/v1/ws?token=" + token), new Keeper())
                .get(20, TimeUnit.SECONDS);
    }

    void send(Object frame) {
        socket.sendText(frame instanceof String text ? text : Json.text(frame), true)
                .join();
    }

    /** The frames of one type, in the order in which they came. */
    Stream<JsonNode> frames(String type) {
        return frames.stream().filter(frame -> frame.path("type").asText().equals(type));
    }

    /**
     * A cursor of the same cluster at the beginning of each partition. Its bytes are a version, the cluster's id behind
     * its length, then a varint for each partition.
     */
    static String rewound(String cursor) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        int positions = 2 + bytes[1];
        byte[] begin = Arrays.copyOf(bytes, positions + Topic.SIGNALS.partitions());
        Arrays.fill(begin, positions, begin.length, (byte) 0);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(begin);
    }

    /** The frames of signals that opened; one that was open before the client came may close first. */
    Stream<JsonNode> opened() {
        return frames("signal").filter(frame -> frame.path("event").asText().equals("opened"));
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }

    private final class Keeper implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(Json.read(text.toString().getBytes(StandardCharsets.UTF_8), JsonNode.class));
                text.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
