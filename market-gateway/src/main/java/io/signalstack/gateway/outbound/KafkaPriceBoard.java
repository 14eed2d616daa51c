package io.signalstack.gateway.outbound;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.LastPrice;
import io.signalstack.gateway.application.PriceBoard;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/** Last prices in {@code prices.v1}; one that cannot be written is dropped, for the next is on its way. */
public final class KafkaPriceBoard implements PriceBoard {

    private static final Logger LOG = Logger.getLogger(KafkaPriceBoard.class);

    private final Emitter<byte[]> prices;
    private final TraceContext traces;

    public KafkaPriceBoard(Emitter<byte[]> prices, RandomGenerator random) {
        this.prices = prices;
        this.traces = new TraceContext(random);
    }

    @Override
    public void show(LastPrice price) {
        Metadata metadata = Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(price.instrument())
                .withHeaders(EventHeaders.of(price, traces.fresh()))
                .build());
        Message<byte[]> message = Message.of(
                EventCodec.PRICES.encode(price), metadata, () -> CompletableFuture.completedFuture(null), failure -> {
                    dropped(price, failure);
                    return CompletableFuture.completedFuture(null);
                });
        try {
            prices.send(message);
        } catch (IllegalStateException overflow) {
            dropped(price, overflow);
        }
    }

    private static void dropped(LastPrice price, Throwable failure) {
        LOG.debugf("a price of %s was dropped: %s", price.instrument(), failure);
    }
}
