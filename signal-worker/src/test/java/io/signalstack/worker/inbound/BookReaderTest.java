package io.signalstack.worker.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.worker.application.CompactedBook;
import io.signalstack.worker.application.StrategyBook;
import io.signalstack.worker.testing.CountingMeters;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BookReaderTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topic.STRATEGIES.text(), 0);
    private static final StrategyDefinition BUILT_IN = BuiltInStrategies.all().getFirst();

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final StrategyBook book = new StrategyBook(Set.of(BUILT_IN.key()));
    private final CountingMeters meters = new CountingMeters();
    private final BookReader<StrategyRecord> reader =
            new BookReader<>(() -> consumer, Topic.STRATEGIES, EventCodec.STRATEGIES, book, meters);
    private final Thread thread = Thread.ofPlatform().unstarted(reader);

    @AfterEach
    void stop() throws InterruptedException {
        reader.stop();
        thread.join();
    }

    @Test
    void itReadsAllThatIsThereAndPassesOverWhatItCannotRead() {
        // Given
        havingWritten(4);
        consumer.schedulePollTask(() -> write(0, "{".getBytes(UTF_8)));
        consumer.schedulePollTask(() -> write(1, null));
        consumer.schedulePollTask(() -> write(2, "{\"strategy\":null}".getBytes(UTF_8)));
        consumer.schedulePollTask(() -> write(3, builtIn()));

        // When
        thread.start();

        // Then
        await().until(book::isReady);
        assertThat(book.now().enabled()).containsExactly(BUILT_IN.key());
        assertThat(meters.count("unreadable strategies.v1")).isEqualTo(2);
    }

    @Test
    void itGoesOnToReadWhatIsWrittenLater() {
        // Given
        havingWritten(0);
        consumer.schedulePollTask(() -> assertThat(book.isReady()).isFalse());
        consumer.schedulePollTask(() -> write(0, builtIn()));

        // When
        thread.start();

        // Then
        await().until(book::isReady);
    }

    @Test
    void whateverARecordIsMetByItGoesOn() {
        // Given
        havingWritten(1);
        CompactedBook<StrategyRecord> overflowing = new CompactedBook<>() {
            @Override
            public void put(StrategyRecord value) {
                throw new ArithmeticException("long overflow");
            }

            @Override
            public void readToTheEnd() {
                book.readToTheEnd();
            }
        };
        consumer.schedulePollTask(() -> write(0, builtIn()));
        var reader = new BookReader<>(() -> consumer, Topic.STRATEGIES, EventCodec.STRATEGIES, overflowing, meters);
        consumer.schedulePollTask(reader::stop);

        // When
        reader.run();

        // Then
        assertThat(meters.count("unreadable strategies.v1")).isEqualTo(1);
    }

    @Test
    void afterAFailureItGoesOnWhereItWas() {
        // Given
        havingWritten(2);
        consumer.schedulePollTask(
                () -> write(0, EventCodec.STRATEGIES.encode(StrategyRecord.of(BUILT_IN, true, false))));
        consumer.schedulePollTask(() -> {
            throw new IllegalStateException("no partitions");
        });
        var second = new MockConsumer<byte[], byte[]>(AutoOffsetResetStrategy.EARLIEST.name());
        havingWritten(second, 2);
        List<Long> positions = new ArrayList<>();
        second.schedulePollTask(() -> positions.add(second.position(PARTITION)));
        second.schedulePollTask(() -> second.addRecord(
                new ConsumerRecord<>(Topic.STRATEGIES.text(), 0, 1, "key".getBytes(UTF_8), builtIn())));
        Iterator<MockConsumer<byte[], byte[]>> consumers =
                List.of(consumer, second).iterator();
        var failing = new BookReader<>(consumers::next, Topic.STRATEGIES, EventCodec.STRATEGIES, book, meters);
        Thread.ofPlatform().start(failing);

        // Then
        await().until(book::isReady);
        assertThat(book.now().enabled()).containsExactly(BUILT_IN.key());
        assertThat(positions).containsExactly(1L);
        failing.stop();
    }

    private void havingWritten(long records) {
        havingWritten(consumer, records);
    }

    private static void havingWritten(MockConsumer<byte[], byte[]> consumer, long records) {
        consumer.updatePartitions(
                Topic.STRATEGIES.text(),
                List.of(new PartitionInfo(Topic.STRATEGIES.text(), 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, records));
    }

    private void write(long offset, byte[] value) {
        consumer.addRecord(new ConsumerRecord<>(Topic.STRATEGIES.text(), 0, offset, "key".getBytes(UTF_8), value));
    }

    private static byte[] builtIn() {
        return EventCodec.STRATEGIES.encode(StrategyRecord.of(BUILT_IN, true, true));
    }
}
