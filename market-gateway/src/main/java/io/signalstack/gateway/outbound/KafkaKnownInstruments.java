package io.signalstack.gateway.outbound;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.gateway.application.CandleLog.LogException;
import io.signalstack.gateway.application.KnownInstruments;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** All definitions of {@code instruments.v1}, read anew for each question: it is asked seldom, and there are few. */
public final class KafkaKnownInstruments implements KnownInstruments {

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Duration timeout;

    /** @param consumers of no group, reading what is committed */
    public KafkaKnownInstruments(Supplier<Consumer<String, byte[]>> consumers, Duration timeout) {
        this.consumers = consumers;
        this.timeout = timeout;
    }

    @Override
    public Optional<InstrumentDefinition> find(String instrument) {
        List<TopicPartition> partitions = IntStream.range(0, Topic.INSTRUMENTS.partitions())
                .mapToObj(partition -> new TopicPartition(Topic.INSTRUMENTS.text(), partition))
                .toList();
        try {
            return Optional.ofNullable(CompactedPartitions.read(consumers.get(), partitions, timeout, record -> record)
                            .get(instrument))
                    .flatMap(record -> decoded(record.value()));
        } catch (KafkaException e) {
            throw new LogException("the instruments' definitions cannot be read: " + e.getMessage(), e);
        }
    }

    /** One that cannot be read is as good as none; its reader has kept it aside. */
    private static Optional<InstrumentDefinition> decoded(byte[] value) {
        try {
            return Optional.of(EventCodec.INSTRUMENTS.decode(value));
        } catch (UnreadableException _) {
            return Optional.empty();
        }
    }
}
