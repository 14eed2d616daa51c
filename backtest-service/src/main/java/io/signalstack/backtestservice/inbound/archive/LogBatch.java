package io.signalstack.backtestservice.inbound.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.backtestservice.application.archive.Logged;
import io.signalstack.contracts.topic.Headers;
import io.signalstack.platform.kafka.OutgoingHeaders;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * A batch of raw records, read. Mutable while it is being read.
 *
 * @param <T> what its values are
 */
final class LogBatch<T> {

    private final List<Logged<T>> readable = new ArrayList<>();
    private final IdentityHashMap<Logged<T>, ConsumerRecord<byte[], byte[]>> origins = new IdentityHashMap<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    private LogBatch() {}

    /**
     * Reads a batch on a worker thread: a thousand values are more JSON than the event loop should have to wait for.
     *
     * @param reader turns bytes into a value, and throws if it cannot
     */
    static <T> Uni<LogBatch<T>> read(ConsumerRecords<byte[], byte[]> records, Function<byte[], T> reader) {
        return Uni.createFrom()
                .item(() -> {
                    LogBatch<T> batch = new LogBatch<>();
                    records.forEach(record -> batch.read(record, reader));
                    return batch;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** What could be read, in the log's order within each partition. */
    List<Logged<T>> readable() {
        return readable;
    }

    /** What could not. */
    List<Unreadable> unreadable() {
        return unreadable;
    }

    /** What was read, but cannot be kept, as it came. */
    List<Unreadable> refused(List<Logged<T>> records, String reason) {
        return records.stream()
                .map(record -> new Unreadable(Objects.requireNonNull(origins.get(record)), reason))
                .toList();
    }

    private void read(ConsumerRecord<byte[], byte[]> record, Function<byte[], T> reader) {
        if (record.value() == null) {
            unreadable.add(new Unreadable(record, "no value"));
            return;
        }
        try {
            Logged<T> logged = new Logged<>(
                    reader.apply(record.value()), eventId(record), record.offset(), new String(record.value(), UTF_8));
            readable.add(logged);
            origins.put(logged, record);
        } catch (RuntimeException e) {
            // Whatever a reader makes of bytes that it was not made for, the record is put aside with the reason.
            unreadable.add(new Unreadable(record, String.valueOf(e.getMessage())));
        }
    }

    private static String eventId(ConsumerRecord<byte[], byte[]> record) {
        String id = OutgoingHeaders.text(record.headers(), Headers.EVENT_ID);
        return id == null ? record.topic() + "/" + record.partition() + "/" + record.offset() : id;
    }
}
