package io.signalstack.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A client of the live feed, as a user's program would be one. */
public final class FeedClient implements AutoCloseable {

    private static final int PATIENCE_S = 20;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Vertx VERTX = Vertx.vertx();

    private final WebSocket socket;
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    private FeedClient(WebSocket socket) {
        this.socket = socket;
        socket.textMessageHandler(text -> frames.add(read(text)));
        // What breaks is also closed, and that is what tests look at.
        socket.exceptionHandler(broken -> {});
        socket.closeHandler(
                gone -> closed.complete(socket.closeStatusCode() == null ? -1 : (int) socket.closeStatusCode()));
    }

    /** Connects, with the token in the address. */
    public static FeedClient connect(URI service, String token) {
        return connect(options(service, "/api/v1/ws?token=" + token));
    }

    public static FeedClient connect(WebSocketConnectOptions options) {
        WebSocketClientOptions small = new WebSocketClientOptions().setReceiveBufferSize(4096);
        return await(VERTX.createWebSocketClient(small)
                .connect(options)
                .map(FeedClient::new)
                .toCompletionStage()
                .toCompletableFuture());
    }

    public static WebSocketConnectOptions options(URI service, String path) {
        return new WebSocketConnectOptions()
                .setHost(service.getHost())
                .setPort(service.getPort())
                .setAllowOriginHeader(false)
                .setURI(path);
    }

    /** What the service answers instead of a socket: the status, then the body. */
    public static UpgradeRejectedException refusal(WebSocketConnectOptions options) {
        try {
            VERTX.createWebSocketClient()
                    .connect(options)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_S, TimeUnit.SECONDS);
            throw new AssertionError("it was let in");
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(UpgradeRejectedException.class);
            return (UpgradeRejectedException) e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    public FeedClient send(String json) {
        await(socket.writeTextMessage(json).toCompletionStage().toCompletableFuture());
        return this;
    }

    /** Sends the same many times, as far as the server lets it. */
    public void flood(String json, int times) {
        for (int i = 0; i < times && !socket.isClosed(); i++) {
            socket.writeTextMessage(json);
        }
    }

    public void sendBinary(byte[] bytes) {
        await(socket.writeBinaryMessage(Buffer.buffer(bytes))
                .toCompletionStage()
                .toCompletableFuture());
    }

    /** Reads no more from the network. */
    public void stall() {
        socket.pause();
    }

    public void readOn() {
        socket.resume();
    }

    public String subprotocol() {
        return socket.subProtocol();
    }

    /** The next frame of one of these types; those before it are thrown away. */
    public JsonNode next(String... types) {
        return next(frame -> List.of(types).contains(frame.path("type").asText()), List.of(types));
    }

    /** The next frame, whatever it is, but for heartbeats. */
    public JsonNode next() {
        return next(frame -> !frame.path("type").asText().equals("heartbeat"), List.of());
    }

    private JsonNode next(Predicate<JsonNode> wanted, List<String> what) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        try {
            while (true) {
                JsonNode frame = frames.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(frame).as("a frame in time, of " + what).isNotNull();
                if (wanted.test(frame)) {
                    return frame;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The code with which the session ended. */
    public int closeCode() {
        return await(closed);
    }

    @Override
    public void close() {
        socket.close();
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
