package io.signalstack.backtestservice.inbound.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.backtestservice.application.archive.Logged;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.topic.Headers;
import io.signalstack.platform.kafka.OutgoingHeaders;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * A batch of raw records, read. Mutable while it is being read.
 *
 * @param <T> what its values are
 */
public final class LogBatch<T> {

    private final List<Logged<T>> readable = new ArrayList<>();
    private final IdentityHashMap<Logged<T>, ConsumerRecord<byte[], byte[]>> origins = new IdentityHashMap<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    private LogBatch() {}

    /**
     * Reads a batch on a worker thread: a thousand values are more JSON than the event loop should have to wait for.
     *
     * @param reader puts each record into the batch, as what it turns out to be
     */
    public static <T> Uni<LogBatch<T>> read(
            ConsumerRecords<byte[], byte[]> records, BiConsumer<ConsumerRecord<byte[], byte[]>, LogBatch<T>> reader) {
        return Uni.createFrom()
                .item(() -> {
                    LogBatch<T> batch = new LogBatch<>();
                    records.forEach(record -> reader.accept(record, batch));
                    return batch;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** A record that could be read. */
    void add(ConsumerRecord<byte[], byte[]> record, T event) {
        Logged<T> logged = logged(record, event);
        readable.add(logged);
        origins.put(logged, record);
    }

    /**
     * A record as its codec reads it, if that can be used.
     *
     * @param use throws if it cannot
     */
    public void add(ConsumerRecord<byte[], byte[]> record, EventCodec<T> codec, Consumer<T> use) {
        if (record.value() == null) {
            setAside(record, "no value");
            return;
        }
        try {
            T event = codec.decode(record.value());
            use.accept(event);
            add(record, event);
        } catch (RuntimeException e) {
            // Whatever the codec makes of bytes that it was not made for, the record is put aside with the reason.
            setAside(record, String.valueOf(e.getMessage()));
        }
    }

    /** A record that could not, and why, in one line. */
    void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
        unreadable.add(new Unreadable(record, reason));
    }

    /** What is to be kept in the place of a record that was set aside. */
    void addInstead(ConsumerRecord<byte[], byte[]> record, T event) {
        readable.add(logged(record, event));
    }

    /** What is to be kept, in the log's order within each partition. */
    public List<Logged<T>> readable() {
        return readable;
    }

    /** What could not be read. */
    public List<Unreadable> unreadable() {
        return unreadable;
    }

    /** What was read, but cannot be kept, as it came; without those that were set aside already. */
    List<Unreadable> refused(List<Logged<T>> records, String reason) {
        return records.stream()
                .map(origins::get)
                .filter(Objects::nonNull)
                .map(origin -> new Unreadable(origin, reason))
                .toList();
    }

    private static <T> Logged<T> logged(ConsumerRecord<byte[], byte[]> record, T event) {
        return new Logged<>(event, eventId(record), record.offset(), new String(record.value(), UTF_8));
    }

    private static String eventId(ConsumerRecord<byte[], byte[]> record) {
        String id = OutgoingHeaders.text(record.headers(), Headers.EVENT_ID);
        return id == null ? record.topic() + "/" + record.partition() + "/" + record.offset() : id;
    }
}
