package io.signalstack.bench.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.bench.Figure;
import io.signalstack.bench.Percentile;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.SignalRequest;
import io.signalstack.contracts.event.UserEvent;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.testing.PoisonedCandle;
import io.signalstack.trading.market.Timeframe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * What else comes while candles do: how much later signals are for a thousand records that cannot be read, and how soon
 * requests are answered. Mutable: one run.
 */
final class Disturbances implements AutoCloseable {

    private static final int PAST = 400;
    private static final int LIVE = 2_400;
    private static final double PER_SECOND = 40;
    private static final List<PoisonedCandle> KINDS = List.of(PoisonedCandle.values());
    private static final int POISONED = 1_000;
    private static final int EVERY = LIVE * Speed.INSTRUMENTS / POISONED;

    private final WorkerStage stage;
    private final KafkaProducer<byte[], byte[]> producer;
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    private final List<List<CandleEvent>> histories =
            Histories.of(Speed.INSTRUMENTS, PAST + 3 * LIVE, List.of(Timeframe.M1, Timeframe.M5, Timeframe.M15));
    private int candles;

    private Disturbances(WorkerStage stage) {
        this.stage = stage;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stage.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static List<Figure> measure(Path project, Path folder) {
        try (WorkerStage stage = new WorkerStage(project, folder, WorkerOptions.CONFLUENCE_ONLY);
                Disturbances disturbances = new Disturbances(stage);
                AutoCloseable _ = stage.start(0)) {
            return disturbances.measure();
        } catch (Exception e) {
            throw new IllegalStateException("the worker does not end", e);
        }
    }

    private List<Figure> measure() {
        CandleWriter.writeAll(stage.bootstrapServers(), Histories.part(histories, 0, PAST));
        CatchUp.perSecond(stage, WorkerStage.NAME, (long) PAST * Speed.INSTRUMENTS, 0);
        List<Double> alone = signals(0, Place::note);
        List<Double> poisoned = signals(1, this::poison);
        List<Double> answers = live(2, Topic.USER_EVENTS.text(), Disturbances::answered, this::ask);
        return List.of(
                figure("latency-p99-among-1000-bad-records", poisoned, "without", alone),
                figure("refresh-answered-p99", answers, "signals", alone));
    }

    private List<Double> signals(int part, BiConsumer<CandleEvent, Map<Object, Long>> sending) {
        return live(part, Topic.SIGNALS.text(), new WorkerContender(stage)::cause, sending);
    }

    private List<Double> live(
            int part,
            String topic,
            Function<ConsumerRecord<byte[], byte[]>, Optional<?>> cause,
            BiConsumer<CandleEvent, Map<Object, Long>> sending) {
        int from = PAST + part * LIVE;
        try (LiveLatency live = new LiveLatency(stage.bootstrapServers(), topic, cause)) {
            return live.of(Histories.part(histories, from, from + LIVE), PER_SECOND, sending);
        }
    }

    private void poison(CandleEvent candle, Map<Object, Long> sent) {
        Place.note(candle, sent);
        if (candles++ % EVERY == 0) {
            PoisonedCandle kind = KINDS.get(candles / EVERY % KINDS.size());
            write(Topic.CANDLES, candle.instrument(), kind.value(firstOf(candle.instrument()), random));
        }
    }

    private BaseCandle firstOf(String instrument) {
        return histories.stream()
                .filter(history -> history.getFirst().instrument().equals(instrument))
                .map(history -> (BaseCandle) history.get(1))
                .findFirst()
                .orElseThrow();
    }

    private void ask(CandleEvent candle, Map<Object, Long> sent) {
        if (candles++ % EVERY == 0) {
            String id = "r-" + candles;
            sent.put(id, System.nanoTime());
            write(
                    Topic.SIGNAL_REQUESTS,
                    candle.instrument(),
                    EventCodec.SIGNAL_REQUESTS.encode(new SignalRequest(id, "u-1", candle.instrument(), null)));
        }
    }

    private static Optional<?> answered(ConsumerRecord<byte[], byte[]> record) {
        return EventCodec.USER_EVENTS.decode(record.value()) instanceof UserEvent.SignalsRefreshed answer
                ? Optional.of(answer.requestId())
                : Optional.empty();
    }

    private void write(Topic topic, String key, byte @Nullable [] value) {
        var _ = producer.send(new ProducerRecord<>(topic.text(), key.getBytes(UTF_8), value));
    }

    private static Figure figure(String name, List<Double> ours, String baseline, List<Double> others) {
        return new Figure(
                name,
                "ms(lower-is-better)",
                List.of(Percentile.of(ours, 99)),
                baseline,
                List.of(Percentile.of(others, 99)));
    }

    @Override
    public void close() {
        producer.close();
    }
}
