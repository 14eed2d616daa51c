package io.signalstack.local.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.replay.Switch;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.local.Main;
import io.signalstack.platform.kafka.OutgoingHeaders;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.testing.CatalogueTopics;
import io.signalstack.sandbox.testing.RecordedLog;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A log without the services, and the commands that work on it. */
abstract class LogScene {

    static final StrategyDefinition STRATEGY = BuiltInStrategies.CONFLUENCE;
    static final RecordedLog LOG =
            new RecordedLog(new Instrument("REPLAY", "币\"$x", "USD"), 0, List.of(Timeframe.M1, Timeframe.M5));
    static final int COUNT = 1_000;
    static final List<CandleEvent> CANDLES = LOG.candles(COUNT);

    @TempDir
    Path folder;

    KafkaServer kafka;
    private KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    final StringWriter printed = new StringWriter();

    @BeforeEach
    void start() {
        kafka = KafkaServer.start(folder.resolve("kafka"), 0);
        CatalogueTopics.create(kafka.bootstrapServers());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        producer.close();
        kafka.close();
    }

    int run(String command, String... more) {
        printed.getBuffer().setLength(0);
        List<String> arguments = new ArrayList<>(
                List.of(command, "--folder", folder.toString(), "--bootstrap-servers", kafka.bootstrapServers()));
        arguments.addAll(List.of(more));
        return Main.commandLine().setOut(new PrintWriter(printed, true)).execute(arguments.toArray(String[]::new));
    }

    void writeLog(List<SignalRecord.OfSignal> signals) {
        writeLog(STRATEGY, signals);
    }

    void writeLog(StrategyDefinition strategy, List<SignalRecord.OfSignal> signals) {
        write(
                Topic.STRATEGIES.text(),
                strategy.key().toString(),
                EventCodec.STRATEGIES.encode(StrategyRecord.of(strategy, true, true)),
                "strategy");
        CANDLES.forEach(candle ->
                write(Topic.CANDLES.text(), candle.instrument(), EventCodec.CANDLES.encode(candle), "candle"));
        Switch on = LOG.switchedOn(strategy);
        SignalRecord activated = new SignalRecord.StrategyActivated(
                on.strategy(), LOG.instrument().toString(), on.from(), on.reason());
        Stream.concat(Stream.of(activated), signals.stream()).forEach(signal -> writeSignal(signal, on));
        flush();
    }

    void writeSignal(SignalRecord signal, Switch on) {
        write(Topic.SIGNALS.text(), signal.instrument(), EventCodec.SIGNALS.encode(signal), on.eventId());
    }

    void write(String topic, String key, byte[] value, String eventId) {
        send(new ProducerRecord<>(topic, null, key.getBytes(UTF_8), value, OutgoingHeaders.of(eventId, "event", null)));
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        sent.add(producer.send(record));
    }

    /** Before anybody reads. */
    void flush() {
        producer.flush();
        assertThat(sent).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ZERO));
        sent.clear();
    }
}
