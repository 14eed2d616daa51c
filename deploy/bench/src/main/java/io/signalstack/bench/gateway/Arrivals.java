package io.signalstack.bench.gateway;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** When a reader of committed records sees each candle, from now on. Mutable: read by one thread. */
final class Arrivals implements AutoCloseable {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(20);

    private final GatewayStage stage;
    private final int instruments;
    private final KafkaConsumer<byte[], byte[]> consumer;
    /** Seconds after their close by instrument, by the open time of the minute. */
    private final Map<Instant, Map<String, Double>> delays = new TreeMap<>();

    /** @param instruments as many candles make a minute whole */
    Arrivals(GatewayStage stage, int instruments) {
        this.stage = stage;
        this.instruments = instruments;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stage.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(IntStream.range(0, Topic.CANDLES.partitions())
                .mapToObj(partition -> new TopicPartition(Topic.CANDLES.text(), partition))
                .toList());
        consumer.seekToEnd(consumer.assignment());
    }

    /**
     * Waits for that many minutes, one after the other, the first of which has yet to close.
     *
     * @return of each its candles' seconds from their close to their arrival
     * @throws IllegalStateException if a minute does not become whole
     */
    List<List<Double>> next(int minutes) {
        Instant first = stage.exchange().now().truncatedTo(ChronoUnit.MINUTES);
        return IntStream.range(0, minutes)
                .mapToObj(minute -> whole(first.plus(MINUTE.multipliedBy(minute))))
                .toList();
    }

    private List<Double> whole(Instant openTime) {
        Instant until = stage.wallAt(openTime.plus(MINUTE)).plus(PATIENCE);
        while (arrived(openTime).size() < instruments) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("of " + instruments + " candles of " + openTime + " "
                        + arrived(openTime).size() + " came");
            }
            consumer.poll(POLL).forEach(candle -> {
                if (EventCodec.CANDLES.decode(candle.value()) instanceof BaseCandle base && base.revision() == 0) {
                    arrived(base.openTime()).putIfAbsent(base.instrument(), secondsSinceClose(base.openTime()));
                }
            });
        }
        return List.copyOf(arrived(openTime).values());
    }

    private Map<String, Double> arrived(Instant openTime) {
        return delays.computeIfAbsent(openTime, unseen -> new HashMap<>());
    }

    private double secondsSinceClose(Instant openTime) {
        return Duration.between(stage.wallAt(openTime.plus(MINUTE)), Instant.now())
                        .toMillis()
                / 1e3;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
