package io.signalstack.api.inbound;

import io.signalstack.api.application.SignalProjection;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.platform.kafka.DeadLetters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Takes batches of the log through decoding and storing. Whatever cannot be read or stored goes to the dead letters, and
 * the rest of its batch is not held up by it.
 */
@ApplicationScoped
public class LogReader {

    private static final String CONSUMER = "signal-api";
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final DeadLetters deadLetters;

    LogReader(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** A record that could be read. */
    private record Read<T>(ConsumerRecord<byte[], byte[]> source, T value) {}

    /** A record that could not, and why. */
    private record Unreadable(ConsumerRecord<byte[], byte[]> source, String reason) {}

    /**
     * Takes a batch.
     *
     * @param decode throws {@link UnreadableException} or {@link IllegalArgumentException} for what it cannot read
     * @param store takes the values in order; fails with {@link SignalProjection.Refused} if one cannot be kept
     * @return done once every record is either stored or a dead letter
     */
    <T> Uni<Void> take(
            ConsumerRecords<byte[], byte[]> batch, Function<byte[], T> decode, Function<List<T>, Uni<Void>> store) {
        List<Read<T>> readable = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> source : batch) {
            try {
                readable.add(new Read<>(source, decode.apply(source.value())));
            } catch (UnreadableException | IllegalArgumentException e) {
                unreadable.add(new Unreadable(source, String.valueOf(e.getMessage())));
            }
        }
        return each(unreadable, this::bury).chain(() -> store(readable, store));
    }

    /** A refused batch is stored record by record, so that only the one that is to blame is left out. */
    private <T> Uni<Void> store(List<Read<T>> records, Function<List<T>, Uni<Void>> store) {
        return store.apply(records.stream().map(Read::value).toList())
                .onFailure(SignalProjection.Refused.class)
                .recoverWithUni(refusal -> records.size() == 1
                        ? bury(new Unreadable(records.getFirst().source(), String.valueOf(refusal.getMessage())))
                        : each(records, one -> store(List.of(one), store)));
    }

    private Uni<Void> bury(Unreadable record) {
        return deadLetters
                .send(record.source(), CONSUMER, record.reason())
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    /** Takes a step for each value, one after the other. */
    static <T> Uni<Void> each(List<T> values, Function<T, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(values)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
