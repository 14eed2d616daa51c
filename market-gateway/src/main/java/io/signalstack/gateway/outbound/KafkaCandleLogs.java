package io.signalstack.gateway.outbound;

import io.signalstack.gateway.application.CandleLog;
import io.signalstack.gateway.application.CandleLog.LogException;
import io.signalstack.gateway.application.CandleLogs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The candle log in Kafka: a transactional producer {@code gateway-<partition>} for each partition that is held. */
public final class KafkaCandleLogs implements CandleLogs {

    private final Map<String, Object> kafka;
    private final Membership membership;
    private final Duration timeout;
    private final TraceContext traces;

    /**
     * @param kafka the connection, as Kafka's clients know its settings
     * @param timeout for whatever the brokers are asked to do
     */
    public KafkaCandleLogs(Map<String, Object> kafka, Membership membership, Duration timeout, RandomGenerator random) {
        this.kafka = Map.copyOf(kafka);
        this.membership = membership;
        this.timeout = timeout;
        this.traces = new TraceContext(random);
    }

    @Override
    public Map<Integer, CandleLog> open(Collection<Integer> partitions) {
        Map<Integer, CandleLog> logs = new HashMap<>();
        // Each waits for the brokers some ten times: one after the other, a replica that takes over would be seconds
        // late.
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> opened = new ArrayList<>();
            for (int partition : partitions) {
                KafkaCandleLog log = new KafkaCandleLog(partition, this, membership, timeout, traces);
                logs.put(partition, log);
                opened.add(CompletableFuture.runAsync(log::open, together));
            }
            CompletableFuture.allOf(opened.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            logs.values().forEach(CandleLog::close);
            throw new LogException(RootCause.of(e), e);
        }
        return logs;
    }

    Producer<String, byte[]> producer(int partition) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "market-gateway-" + partition);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "gateway-" + partition);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis() / 2);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) timeout.toMillis());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    Consumer<String, byte[]> consumer(String clientId) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        return CommittedRecords.consumer(settings, clientId);
    }
}
