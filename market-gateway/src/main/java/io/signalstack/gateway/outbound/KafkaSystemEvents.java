package io.signalstack.gateway.outbound;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.SystemEvent.OfInstrument;
import io.signalstack.gateway.application.SystemEvents;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Events in {@code system-events.v1}. */
public final class KafkaSystemEvents implements SystemEvents {

    private final Emitter<byte[]> events;
    private final TraceContext traces;

    public KafkaSystemEvents(Emitter<byte[]> events, RandomGenerator random) {
        this.events = events;
        this.traces = new TraceContext(random);
    }

    @Override
    public CompletionStage<Void> tell(OfInstrument event) {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        Metadata metadata = Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(event.subject())
                .withHeaders(EventHeaders.of(event, traces.fresh()))
                .build());
        try {
            events.send(Message.of(
                    EventCodec.SYSTEM_EVENTS.encode(event),
                    metadata,
                    () -> {
                        taken.complete(null);
                        return CompletableFuture.completedFuture(null);
                    },
                    failure -> {
                        taken.completeExceptionally(failure);
                        return CompletableFuture.completedFuture(null);
                    }));
        } catch (IllegalStateException overflow) {
            taken.completeExceptionally(overflow);
        }
        return taken;
    }
}
