package io.signalstack.bench.process;

import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.kafka.BrokerAnswers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;

/** A service's consumer group and its transactions, as the broker that coordinates them sees them. */
public final class Group implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ListTransactionsOptions ONGOING =
            new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));

    private final String id;
    private final String transactions;
    private final Admin admin;

    /**
     * A look at it.
     *
     * @param id of the consumer group
     * @param transactions what the transactional ids of its producers begin with
     */
    public Group(String bootstrapServers, String id, String transactions) {
        this.id = id;
        this.transactions = transactions;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** How many partitions each member holds, by its id; nobody any while they are being divided. */
    public Map<String, Integer> shares() {
        return answer(() -> admin.describeConsumerGroups(List.of(id)).all()).values().stream()
                .filter(group -> group.groupState() == GroupState.STABLE)
                .flatMap(group -> group.members().stream())
                .collect(Collectors.toMap(
                        MemberDescription::consumerId,
                        member -> member.assignment().topicPartitions().size()));
    }

    /** Up to where it has dealt with each partition of a topic; one of which it has not is left out. */
    public Map<Integer, Long> dealtWith(Topic topic) {
        return answer(() -> admin.listConsumerGroupOffsets(id).partitionsToOffsetAndMetadata()).entrySet().stream()
                .filter(committed -> committed.getKey().topic().equals(topic.text()))
                .collect(Collectors.toMap(
                        committed -> committed.getKey().partition(),
                        committed -> committed.getValue().offset()));
    }

    /** Whether a transaction has begun, and is neither committed nor aborted. */
    public boolean isTransactionOpen() {
        return answer(() -> admin.listTransactions(ONGOING).all()).stream()
                .anyMatch(listing -> listing.transactionalId().startsWith(transactions));
    }

    private static <T> T answer(Supplier<KafkaFuture<T>> question) {
        return BrokerAnswers.within(PATIENCE, question);
    }

    @Override
    public void close() {
        admin.close();
    }
}
