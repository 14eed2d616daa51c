package io.signalstack.backtestservice.inbound.archive;

import io.signalstack.platform.kafka.DeadLetters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Sends what the archive cannot take to the dead-letter topics, in order. */
@ApplicationScoped
public class DeadLetterOffice {

    private static final String CONSUMER = "backtest-service";

    private final DeadLetters deadLetters;

    DeadLetterOffice(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** Done once the brokers have them all; fails if they do not take one, so that the batch comes again. */
    public Uni<Void> take(List<Unreadable> records) {
        return Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToUniAndConcatenate(
                        unreadable -> deadLetters.send(unreadable.record(), CONSUMER, unreadable.reason()))
                .collect()
                .last();
    }
}
