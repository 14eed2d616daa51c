package io.signalstack.sandbox.testing;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.kafka.common.internals.KafkaFutureImpl;

/** An admin client whose brokers answer the first request for topics with "not now". */
public final class HesitantAdmin extends ForwardingAdmin {

    private final boolean madeAllTheSame;
    private int requests;

    /** @param madeAllTheSame whether the topics of that request are made for all that */
    public HesitantAdmin(String bootstrapServers, boolean madeAllTheSame) {
        super(Map.of("bootstrap.servers", bootstrapServers));
        this.madeAllTheSame = madeAllTheSame;
    }

    /** How many requests for topics there were. */
    public int requests() {
        return requests;
    }

    @Override
    public CreateTopicsResult createTopics(Collection<NewTopic> topics, CreateTopicsOptions options) {
        requests++;
        if (requests > 1) {
            return super.createTopics(topics, options);
        }
        if (madeAllTheSame) {
            super.createTopics(topics, options);
        }
        return new NotNow(topics);
    }

    private static final class NotNow extends CreateTopicsResult {

        NotNow(Collection<NewTopic> topics) {
            super(topics.stream().collect(Collectors.toMap(NewTopic::name, _ -> notNow())));
        }

        private static KafkaFuture<TopicMetadataAndConfig> notNow() {
            KafkaFutureImpl<TopicMetadataAndConfig> future = new KafkaFutureImpl<>();
            future.completeExceptionally(new LeaderNotAvailableException("not now"));
            return future;
        }
    }
}
