package io.signalstack.notifier.application;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Events that are no longer in memory. Both calls fail while the log is out of reach. */
public interface MissedEvents {

    /** Where the log ends now. */
    CompletionStage<Positions> ends();

    /**
     * The events of some instruments from one place up to another, in order per partition. Nothing is read of a
     * partition whose {@code from} is not before its {@code upTo}.
     */
    CompletionStage<Answer> between(Positions from, Positions upTo, Set<String> instruments);

    /** Whether they could be had. */
    sealed interface Answer {}

    record Found(List<FedEvent> events) implements Answer {}

    /**
     * They could not.
     *
     * @param reason why not, for the client
     */
    record OutOfReach(String reason) implements Answer {}
}
