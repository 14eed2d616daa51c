package io.signalstack.bench.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.bench.process.Await;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.testing.RecordedLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes instruments' candles at a pace, minute by minute, each once and in order whatever becomes of the broker, from a
 * thread of its own until it is stopped.
 */
final class CandleWriter {

    private static final String AS_LONG_AS_IT_TAKES_MS = Integer.toString(Integer.MAX_VALUE);

    private final List<List<CandleEvent>> logs;
    private final Duration between;
    private final CompletableFuture<Integer> written;
    private volatile boolean stopped;

    /**
     * Begins to write.
     *
     * @param minutes the most that are written of each
     * @param perSecond minutes
     */
    CandleWriter(String bootstrapServers, List<RecordedLog> logs, int minutes, double perSecond) {
        this.logs = logs.stream().map(log -> log.candles(minutes)).toList();
        this.between = Duration.ofNanos((long) (1e9 / perSecond));
        this.written = CompletableFuture.supplyAsync(() -> write(bootstrapServers));
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
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                AS_LONG_AS_IT_TAKES_MS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                AS_LONG_AS_IT_TAKES_MS);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            int minute = 0;
            while (!stopped && minute < logs.getFirst().size()) {
                for (List<CandleEvent> log : logs) {
                    CandleEvent candle = log.get(minute);
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
