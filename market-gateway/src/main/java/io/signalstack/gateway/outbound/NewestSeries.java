package io.signalstack.gateway.outbound;

import io.signalstack.contracts.topic.Topic;
import io.signalstack.gateway.application.CandleLog.LogException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The series that the newest record of each instrument in a partition of {@code candles.v1} is in: any record, for the one
 * that started the series may be too old to be kept. The partition is read at the first question, for all instruments,
 * which takes as long as it does; nobody but who asks waits for it.
 */
final class NewestSeries {

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final int partition;
    private final Duration patience;
    /** How often what was read was forgotten: a reading that began before that is not kept. */
    private final AtomicInteger forgotten = new AtomicInteger();

    /** Guarded by this, which only those who ask wait for. */
    private @Nullable Known known;

    private volatile boolean stopped;

    /** @param patience how long a single poll may find nothing */
    NewestSeries(Supplier<Consumer<String, byte[]>> consumers, int partition, Duration patience) {
        this.consumers = consumers;
        this.partition = partition;
        this.patience = patience;
    }

    private record Known(int since, Map<String, String> series) {}

    /** @throws LogException if the partition cannot be read now */
    synchronized Optional<String> of(String instrument) {
        int since = forgotten.get();
        Known read = known;
        if (read == null || read.since() != since) {
            read = new Known(since, read());
            known = read;
        }
        return Optional.ofNullable(read.series().get(instrument));
    }

    /** Others may have written since. */
    void forget() {
        forgotten.incrementAndGet();
    }

    /** Ends a reading that is under way; it fails. */
    void stop() {
        stopped = true;
    }

    private Map<String, String> read() {
        Map<String, String> newest = new HashMap<>();
        try {
            CommittedRecords.readAll(
                    consumers.get(),
                    List.of(new TopicPartition(Topic.CANDLES.text(), partition)),
                    patience,
                    record -> keep(record, newest));
        } catch (KafkaException e) {
            throw new LogException("partition " + partition + " cannot be read: " + RootCause.of(e), e);
        }
        return newest;
    }

    private void keep(ConsumerRecord<String, byte[]> record, Map<String, String> newest) {
        if (stopped) {
            throw new LogException("partition " + partition + " has been given up");
        }
        EventHeaders.seriesId(record).ifPresent(series -> newest.put(record.key(), series));
    }
}
