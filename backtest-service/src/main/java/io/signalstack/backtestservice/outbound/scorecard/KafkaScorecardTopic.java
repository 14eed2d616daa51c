package io.signalstack.backtestservice.outbound.scorecard;

import io.signalstack.backtestservice.application.scorecard.ScorecardTopic;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.platform.kafka.CompactedTopics;
import io.signalstack.platform.kafka.KeyedMessage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** {@code scorecards.v1}; an event's id is the scorecard's. */
@ApplicationScoped
public class KafkaScorecardTopic implements ScorecardTopic {

    private final CompactedTopics topics;
    private final MutinyEmitter<byte[]> scorecards;

    KafkaScorecardTopic(CompactedTopics topics, @Channel("scorecards-out") MutinyEmitter<byte[]> scorecards) {
        this.topics = topics;
        this.scorecards = scorecards;
    }

    @Override
    public Uni<Set<String>> ids() {
        return topics.read(Topic.SCORECARDS).map(values -> ids(values.values()));
    }

    @Override
    public Uni<Void> publish(List<ScorecardRecord> all) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(each ->
                        scorecards.sendMessage(KeyedMessage.of(each.key(), each.id(), each, EventCodec.SCORECARDS)))
                .collect()
                .last();
    }

    private static Set<String> ids(Collection<byte[]> values) {
        Set<String> ids = new HashSet<>();
        for (byte[] value : values) {
            try {
                ids.add(EventCodec.SCORECARDS.decode(value).id());
            } catch (UnreadableException _) {
                // What cannot be read is none of ours.
            }
        }
        return ids;
    }
}
