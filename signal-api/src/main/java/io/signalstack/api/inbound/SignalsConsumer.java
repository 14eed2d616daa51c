package io.signalstack.api.inbound;

import io.signalstack.api.application.ProjectSignals;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.trading.market.Instrument;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code signals.v1}; offsets are committed once a batch is stored. */
@ApplicationScoped
public class SignalsConsumer {

    private final LogReader reader;
    private final ProjectSignals projectSignals;

    SignalsConsumer(LogReader reader, ProjectSignals projectSignals) {
        this.reader = reader;
        this.projectSignals = projectSignals;
    }

    @Incoming("signals")
    Uni<Void> project(ConsumerRecords<byte[], byte[]> batch) {
        return reader.take(batch, SignalsConsumer::decode, records -> projectSignals.apply(ofSignals(records)));
    }

    private static SignalRecord decode(byte[] value) {
        SignalRecord event = EventCodec.SIGNALS.decode(value);
        if (event instanceof SignalRecord.OfSignal ofSignal) {
            ofSignal.signal().toDomain();
        } else {
            Instrument.parse(event.instrument());
        }
        return event;
    }

    /** Activations are for those who replay the log; this service shows none. */
    private static List<SignalRecord.OfSignal> ofSignals(List<SignalRecord> records) {
        return records.stream()
                .filter(SignalRecord.OfSignal.class::isInstance)
                .map(SignalRecord.OfSignal.class::cast)
                .toList();
    }
}
