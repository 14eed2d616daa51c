package io.signalstack.backtestservice.inbound.archive;

import io.signalstack.backtestservice.application.archive.CandleArchive;
import io.signalstack.contracts.codec.ReadCandle;
import io.signalstack.contracts.event.CandleEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Archives {@code candles.v1}. A batch is acknowledged once all of it is kept, here or as a dead letter; a candle that
 * cannot be read is also kept as a lost one, as the worker took it.
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
        return LogBatch.<CandleEvent>read(records, CandleConsumer::read).chain(this::archive);
    }

    private Uni<Void> archive(LogBatch<CandleEvent> batch) {
        return deadLetters
                .take(batch.unreadable())
                .chain(() -> archive.append(batch.readable()))
                .chain(homeless -> deadLetters.take(batch.refused(homeless, "its instrument has no series yet")));
    }

    private static void read(ConsumerRecord<byte[], byte[]> record, LogBatch<CandleEvent> batch) {
        switch (ReadCandle.of(record.key(), record.value())) {
            case ReadCandle.Legible(var _, CandleEvent event) -> batch.add(record, event);
            case ReadCandle.Unreadable unreadable -> {
                batch.setAside(record, unreadable.reason());
                unreadable.lost().ifPresent(lost -> batch.addInstead(record, lost));
            }
        }
    }
}
