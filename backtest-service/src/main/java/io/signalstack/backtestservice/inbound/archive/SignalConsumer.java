package io.signalstack.backtestservice.inbound.archive;

import io.signalstack.backtestservice.application.archive.SignalArchive;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.SignalRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Archives {@code signals.v1}: signals, what became of them, and strategies' activations. */
@ApplicationScoped
public class SignalConsumer {

    private final SignalArchive archive;
    private final DeadLetterOffice deadLetters;

    SignalConsumer(SignalArchive archive, DeadLetterOffice deadLetters) {
        this.archive = archive;
        this.deadLetters = deadLetters;
    }

    @Incoming("signals")
    public Uni<Void> archive(ConsumerRecords<byte[], byte[]> records) {
        return LogBatch.<SignalRecord>read(records, SignalConsumer::read).chain(this::archive);
    }

    private Uni<Void> archive(LogBatch<SignalRecord> batch) {
        return deadLetters.take(batch.unreadable()).chain(() -> archive.append(batch.readable()));
    }

    private static void read(ConsumerRecord<byte[], byte[]> record, LogBatch<SignalRecord> batch) {
        batch.add(record, EventCodec.SIGNALS, _ -> {});
    }
}
