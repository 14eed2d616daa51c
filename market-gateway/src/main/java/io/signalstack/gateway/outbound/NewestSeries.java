package io.signalstack.gateway.outbound;

import io.signalstack.contracts.topic.Topic;
import io.signalstack.gateway.application.CandleLog.LogException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The series that the newest record of each instrument in a partition of {@code candles.v1} is in: any record, for the one
 * that started the series may be too old to be kept. The partition is read at the first question, for all instruments.
 */
final class NewestSeries {

    private final KafkaCandleLogs kafka;
    private final int partition;
    private final Duration patience;
    private @Nullable Map<String, String> known;

    /** @param patience how long a single poll may find nothing */
    NewestSeries(KafkaCandleLogs kafka, int partition, Duration patience) {
        this.kafka = kafka;
        this.partition = partition;
        this.patience = patience;
    }

    /** @throws LogException if the partition cannot be read now */
    synchronized Optional<String> of(String instrument) {
        Map<String, String> read = known == null ? read() : known;
        known = read;
        return Optional.ofNullable(read.get(instrument));
    }

    /** Others may have written since. */
    synchronized void forget() {
        known = null;
    }

    private Map<String, String> read() {
        Map<String, String> newest = new HashMap<>();
        try {
            CommittedRecords.readAll(
                    kafka.consumer("market-gateway-series-" + partition),
                    List.of(new TopicPartition(Topic.CANDLES.text(), partition)),
                    patience,
                    record -> EventHeaders.seriesId(record).ifPresent(series -> newest.put(record.key(), series)));
        } catch (KafkaException e) {
            throw new LogException("partition " + partition + " cannot be read: " + RootCause.of(e), e);
        }
        return newest;
    }
}
