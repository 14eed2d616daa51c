package io.signalstack.backtestservice.inbound.scorecard;

import io.signalstack.backtestservice.application.archive.Logged;
import io.signalstack.backtestservice.application.scorecard.KnownStrategies;
import io.signalstack.backtestservice.inbound.archive.DeadLetterOffice;
import io.signalstack.backtestservice.inbound.archive.LogBatch;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.StrategyRecord;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code strategies.v1} back into this service's own table. */
@ApplicationScoped
public class StrategyConsumer {

    private final KnownStrategies strategies;
    private final DeadLetterOffice deadLetters;

    StrategyConsumer(KnownStrategies strategies, DeadLetterOffice deadLetters) {
        this.strategies = strategies;
        this.deadLetters = deadLetters;
    }

    @Incoming("strategies")
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        return LogBatch.<StrategyRecord>read(records, StrategyConsumer::read)
                .chain(batch -> deadLetters.take(batch.unreadable()).chain(() -> put(batch.readable())));
    }

    private Uni<Void> put(List<Logged<StrategyRecord>> records) {
        return Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToUniAndConcatenate(record -> strategies.put(record.event()))
                .collect()
                .last();
    }

    private static void read(ConsumerRecord<byte[], byte[]> record, LogBatch<StrategyRecord> batch) {
        batch.add(record, EventCodec.STRATEGIES, StrategyRecord::definition);
    }
}
