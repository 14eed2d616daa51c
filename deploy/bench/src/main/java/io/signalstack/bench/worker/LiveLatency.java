package io.signalstack.bench.worker;

import io.signalstack.contracts.event.CandleEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How long after something was sent a reader of committed records has what was given for it. Mutable: of one topic, for
 * somebody who has caught up.
 */
final class LiveLatency implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration LAST = Duration.ofSeconds(2);

    private final String bootstrapServers;
    private final Function<ConsumerRecord<byte[], byte[]>, Optional<?>> cause;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Reads a topic from now on.
     *
     * @param cause what a record was given for, if it was for one thing
     */
    LiveLatency(String bootstrapServers, String topic, Function<ConsumerRecord<byte[], byte[]>, Optional<?>> cause) {
        this.bootstrapServers = bootstrapServers;
        this.cause = cause;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
    }

    /**
     * Writes these minutes at a pace, and gives the milliseconds of all that was given for them, in order of size.
     *
     * @param sending hears of each candle before it is sent, and notes what may be given for it, with the time
     */
    List<Double> of(
            List<List<CandleEvent>> minutes, double perSecond, BiConsumer<CandleEvent, Map<Object, Long>> sending) {
        Map<Object, Long> sent = new ConcurrentHashMap<>();
        List<Double> latencies = new ArrayList<>();
        CandleWriter writer =
                new CandleWriter(bootstrapServers, minutes, perSecond, candle -> sending.accept(candle, sent));
        while (!writer.isDone()) {
            read(sent, latencies);
        }
        long end = System.nanoTime() + LAST.toNanos();
        while (System.nanoTime() < end) {
            read(sent, latencies);
        }
        return latencies.stream().sorted().toList();
    }

    private void read(Map<Object, Long> sent, List<Double> latencies) {
        consumer.poll(POLL)
                .forEach(given -> cause.apply(given)
                        .map(sent::get)
                        .ifPresent(at -> latencies.add((System.nanoTime() - at) / 1e6)));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
