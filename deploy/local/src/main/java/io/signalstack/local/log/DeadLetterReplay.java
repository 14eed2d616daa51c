package io.signalstack.local.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.platform.kafka.DeadLetters;
import io.signalstack.platform.kafka.OutgoingHeaders;
import io.signalstack.sandbox.log.CommittedLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a topic's dead letters back, each once, however many consumers could not read it: what is put back, and the note
 * beside the letters that it was, is one transaction. Those that still cannot be read, or contradict what came before
 * them, stay, and are looked at again next time.
 */
final class DeadLetterReplay {

    private final String bootstrapServers;
    private final Topic topic;

    /** By their place in the topic, as {@code partition:offset}. */
    private final Map<String, ConsumerRecord<byte[], byte[]>> letters = new LinkedHashMap<>();

    /** Places of letters that would be set aside again as they are. */
    private final Set<String> contradictions = new TreeSet<>();

    private final List<ProducerRecord<byte[], byte[]>> putBack = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    DeadLetterReplay(String bootstrapServers, Topic topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    /**
     * What became of the letters.
     *
     * @param putBack how many are in their topic again
     * @param refused why the others are not, a line each
     */
    record Result(int putBack, List<String> refused) {}

    /**
     * Goes through all letters.
     *
     * @param corrected values to be written instead of the letters' own, by their places in the topic
     * @param dryRun whether nothing is to be written
     */
    Result run(Map<String, byte[]> corrected, boolean dryRun) {
        if (dryRun) {
            return goThrough(corrected);
        }
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            // Before the letters are read: a replay that is still at it is ended, and puts none of them back any more.
            producer.initTransactions();
            Result result = goThrough(corrected);
            if (result.putBack() > 0) {
                write(producer);
            }
            return result;
        }
    }

    private Result goThrough(Map<String, byte[]> corrected) {
        List<String> done = new ArrayList<>();
        new CommittedLog(bootstrapServers).forEach(topic.deadLetter(), record -> {
            String replayed = OutgoingHeaders.text(record.headers(), DeadLetters.REPLAYED);
            if (replayed == null && record.headers().lastHeader(DeadLetters.CONTRADICTION) != null) {
                contradictions.add(place(record));
            }
            if (replayed == null) {
                letters.putIfAbsent(place(record), record);
            } else {
                done.add(replayed);
            }
        });
        letters.keySet().removeAll(done);
        corrected.keySet().stream()
                .filter(place -> !letters.containsKey(place))
                .forEach(place -> refused.add(place + ": there is no such letter, or it is back already"));
        contradictions.removeAll(corrected.keySet());
        contradictions.retainAll(letters.keySet());
        contradictions.forEach(
                place -> refused.add(place + ": it can be read, and contradicts its series: it has to be corrected"));
        letters.keySet().removeAll(contradictions);
        letters.forEach((place, letter) -> putRight(place, letter, corrected.getOrDefault(place, letter.value())));
        return new Result(putBack.size() / 2, List.copyOf(refused));
    }

    private void putRight(String place, ConsumerRecord<byte[], byte[]> letter, byte @Nullable [] value) {
        try {
            byte[] right = PutRight.value(topic, letter.key(), value);
            putBack.add(new ProducerRecord<>(topic.text(), partition(letter), letter.key(), right, headersOf(letter)));
            putBack.add(new ProducerRecord<>(
                    topic.deadLetter(),
                    letter.partition(),
                    letter.key(),
                    null,
                    new RecordHeaders().add(DeadLetters.REPLAYED, place.getBytes(UTF_8))));
        } catch (UnreadableException e) {
            refused.add(place + ": " + e.getMessage());
        }
    }

    // The commit throws what a single send met.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void write(KafkaProducer<byte[], byte[]> producer) {
        producer.beginTransaction();
        putBack.forEach(producer::send);
        producer.commitTransaction();
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        // Two at the same time would put everything back twice: the later one fences the earlier.
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "signalstack-replay-dlq-" + topic.text()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** The record's own, without what was wrong with it. */
    private static Headers headersOf(ConsumerRecord<byte[], byte[]> letter) {
        Headers own = new RecordHeaders();
        for (Header header : letter.headers()) {
            if (!header.key().startsWith("dead-letter-")) {
                own.add(header);
            }
        }
        return own;
    }

    private static String place(ConsumerRecord<byte[], byte[]> letter) {
        return partition(letter) + ":" + required(letter, DeadLetters.OFFSET);
    }

    private static int partition(ConsumerRecord<byte[], byte[]> letter) {
        return Integer.parseInt(required(letter, DeadLetters.PARTITION));
    }

    private static String required(ConsumerRecord<byte[], byte[]> letter, String header) {
        return Objects.requireNonNull(
                OutgoingHeaders.text(letter.headers(), header),
                () -> "the letter at offset " + letter.offset() + " has no " + header);
    }
}
