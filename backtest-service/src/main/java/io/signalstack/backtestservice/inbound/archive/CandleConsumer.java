package io.signalstack.backtestservice.inbound.archive;

import io.signalstack.backtestservice.application.archive.CandleArchive;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Archives {@code candles.v1}. A batch is acknowledged once all of it is kept, here or as a dead letter; a record that
 * cannot be read leaves a hole among the archived candles, which is read as a lost candle.
 */
@ApplicationScoped
public class CandleConsumer {

    private final CandleArchive archive;
    private final DeadLetterOffice deadLetters;

    CandleConsumer(CandleArchive archive, DeadLetterOffice deadLetters) {
        this.archive = archive;
        this.deadLetters = deadLetters;
    }

    @Incoming("candles")
    public Uni<Void> archive(ConsumerRecords<byte[], byte[]> records) {
        return LogBatch.read(records, CandleConsumer::read).chain(this::archive);
    }

    private Uni<Void> archive(LogBatch<CandleEvent> batch) {
        return deadLetters
                .take(batch.unreadable())
                .chain(() -> archive.append(batch.readable()))
                .chain(homeless -> deadLetters.take(batch.refused(homeless, "its instrument has no series yet")));
    }

    private static CandleEvent read(byte[] value) {
        CandleEvent event = EventCodec.CANDLES.decode(value);
        // A candle whose prices cannot be is as unreadable as broken JSON.
        event.toDomain();
        return event;
    }
}
