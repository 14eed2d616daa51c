package io.signalstack.bench.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.bench.process.Await;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes instruments' candles at a pace, minute by minute, each once and in order whatever becomes of the broker, from a
 * thread of its own until it is stopped.
 */
final class CandleWriter {

    private static final double AT_ONCE = 1e9;
    private static final String AS_LONG_AS_IT_TAKES_MS = Integer.toString(Integer.MAX_VALUE);

    private final List<List<CandleEvent>> histories;
    private final Consumer<CandleEvent> sent;
    private final Duration between;
    private final CompletableFuture<Integer> written;
    private volatile boolean stopped;

    /**
     * Begins to write.
     *
     * @param histories of as many instruments, equally long
     * @param perSecond minutes
     * @param sent hears of each candle just before it is sent
     */
    CandleWriter(
            String bootstrapServers, List<List<CandleEvent>> histories, double perSecond, Consumer<CandleEvent> sent) {
        this.histories = histories;
        this.sent = sent;
        this.between = Duration.ofNanos((long) (1e9 / perSecond));
        this.written = CompletableFuture.supplyAsync(
                () -> write(bootstrapServers),
                task -> Thread.ofPlatform().daemon().name("candle-writer").start(task));
    }

    /** Writes all as fast as it can, and waits until it has. */
    static void writeAll(String bootstrapServers, List<List<CandleEvent>> histories) {
        new CandleWriter(bootstrapServers, histories, AT_ONCE, candle -> {}).await();
    }

    boolean isDone() {
        return written.isDone();
    }

    /** Waits until it has written all. */
    void await() {
        var _ = written.join();
    }

    /** Writes no more, and gives how many minutes it has written once the broker has all of them. */
    int stop() {
        stopped = true;
        return written.join();
    }

    private int write(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                // The first batch of a topic that is new may fail after the second has been taken, and is then refused
                // for good.
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                AS_LONG_AS_IT_TAKES_MS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                AS_LONG_AS_IT_TAKES_MS);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            int minute = 0;
            while (!stopped && minute < histories.getFirst().size()) {
                for (List<CandleEvent> history : histories) {
                    CandleEvent candle = history.get(minute);
                    sent.accept(candle);
                    var _ = producer.send(new ProducerRecord<>(
                            Topic.CANDLES.text(),
                            candle.instrument().getBytes(UTF_8),
                            EventCodec.CANDLES.encode(candle)));
                }
                minute++;
                Await.pause(between);
            }
            producer.flush();
            return minute;
        }
    }
}
