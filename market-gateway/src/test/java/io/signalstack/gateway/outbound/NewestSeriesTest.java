package io.signalstack.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.contracts.topic.Topic;
import io.signalstack.gateway.application.CandleLog.LogException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class NewestSeriesTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topic.CANDLES.text(), 3);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final NewestSeries newest = new NewestSeries(() -> consumer, 3, Duration.ofSeconds(1));
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void aLongReadingHoldsNobodyUpAndEndsWithTheLog() throws Exception {
        // Given
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 2L));
        consumer.schedulePollTask(this::findOneRecord);
        CompletableFuture<Optional<String>> asked = CompletableFuture.supplyAsync(() -> newest.of("TEST:BTC/USD"));
        reading.await();

        // When
        newest.forget();
        newest.stop();
        goOn.countDown();

        // Then
        assertThatThrownBy(() -> asked.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(LogException.class);
    }

    private void findOneRecord() {
        reading.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        consumer.addRecord(
                new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), 0, "TEST:BTC/USD", new byte[0]));
    }
}
