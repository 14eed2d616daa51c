package io.signalstack.backtestservice.outbound.scorecard;

import io.signalstack.backtestservice.application.scorecard.ScorecardNews;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.contracts.event.SystemEvent.OfScorecards;
import io.signalstack.platform.kafka.KeyedMessage;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** {@code system-events.v1}; an event's id follows from what it says. */
@ApplicationScoped
public class KafkaScorecardNews implements ScorecardNews {

    private final MutinyEmitter<byte[]> events;

    KafkaScorecardNews(@Channel("system-events-out") MutinyEmitter<byte[]> events) {
        this.events = events;
    }

    @Override
    public Uni<Void> tell(OfScorecards event) {
        String what = switch (event) {
            case SystemEvent.ScorecardsOut out -> "/out/" + out.scorecards();
            case SystemEvent.ScorecardsFailed _ -> "/failed";
        };
        return events.sendMessage(KeyedMessage.of(
                event.subject(),
                event.subject() + "/" + event.trainedTo() + what,
                (SystemEvent) event,
                EventCodec.SYSTEM_EVENTS));
    }
}
