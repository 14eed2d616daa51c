package io.signalstack.local.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.replay.Switch;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.local.Main;
import io.signalstack.platform.kafka.DeadLetters;
import io.signalstack.platform.kafka.OutgoingHeaders;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.log.CommittedLog;
import io.signalstack.sandbox.testing.CatalogueTopics;
import io.signalstack.sandbox.testing.RecordedLog;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.OwnJar;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
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
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a log that is there without the services. */
class LogToolsTest {

    private static final StrategyDefinition STRATEGY = BuiltInStrategies.CONFLUENCE;
    private static final RecordedLog LOG =
            new RecordedLog(new Instrument("REPLAY", "币\"$x", "USD"), 0, List.of(Timeframe.M1, Timeframe.M5));
    private static final String QUOTED = "\"REPLAY:币\"\"$x/USD\"";
    private static final int COUNT = 1_000;
    private static final List<CandleEvent> CANDLES = LOG.candles(COUNT);

    private static final String CANDLES_BEGIN =
            ((BaseCandle) CANDLES.get(1)).openTime().toString();

    @TempDir
    private Path folder;

    private KafkaServer kafka;
    private KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final StringWriter printed = new StringWriter();

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

    @Test
    void aWholeLogIsVerifiedAndAForgedEventIsFound() {
        // Given
        List<SignalRecord.OfSignal> signals = LOG.signals(STRATEGY, COUNT);
        writeLog(signals);

        // When, Then
        assertThat(run("verify")).isZero();
        assertThat(printed.toString())
                .contains("VERIFY instruments=1 candles=1001 matching=" + signals.size() + " different=0");

        // Given
        SignalRecord.OfSignal last = signals.getLast();
        write(Topic.SIGNALS.text(), last.instrument(), EventCodec.SIGNALS.encode(last), "again");
        flush();

        // When, Then
        assertThat(run("verify")).isEqualTo(1);
        assertThat(printed.toString()).contains("twice=1").contains("is published twice");
        assertThat(run("verify", "--to", CANDLES_BEGIN)).isZero();
        assertThat(run("verify", "--to", CANDLES_BEGIN, "--start", CANDLES_BEGIN))
                .isZero();
        assertThat(printed.toString()).contains("START " + CANDLES_BEGIN + " same=");
    }

    @Test
    void whatNobodyCanReadIsPassedOver() {
        // Given
        writeLog(LOG.signals(STRATEGY, COUNT));
        byte[] rubbish = {'{'};
        write(Topic.STRATEGIES.text(), "rubbish", rubbish, "s");
        write(Topic.SIGNALS.text(), LOG.instrument().toString(), rubbish, "1");
        write(Topic.SIGNALS.text(), "no instrument", rubbish, "2");
        flush();

        // When, Then
        assertThat(run("verify")).isZero();
        assertThat(printed.toString())
                .contains("3 unreadable records of strategies and signals passed over", "VERIFY instruments=1");
    }

    @Test
    void signalsOfAnOwnStrategyAreVerifiedWithItsJar() throws IOException {
        // Given
        Path strategies = Files.createDirectory(folder.resolve("strategies"));
        OwnJar.eager(strategies);
        writeLog(OwnJar.EAGER, List.of());

        // When, Then
        Path none = folder.resolve("none");
        assertThat(run("verify", "--strategies", none.toString())).isEqualTo(1);
        assertThat(printed.toString()).contains("eager@1 is switched on, and nothing can be made of it here");
        assertThat(run("verify", "--strategies", strategies.toString())).isZero();

        // When
        List<SignalRecord.OfSignal> signals = LOG.signals(OwnJar.EAGER, COUNT);
        signals.forEach(signal -> writeSignal(signal, LOG.switchedOn(OwnJar.EAGER)));
        flush();

        // Then
        assertThat(signals).hasSizeGreaterThan(10);
        assertThat(run("verify")).isZero();
        assertThat(printed.toString()).contains("matching=" + signals.size() + " different=0");
    }

    @Test
    void candlesAreWrittenAsCsv() {
        // Given
        writeLog(List.of());

        // When
        assertThat(run("export-candles", "--instrument", LOG.instrument().toString()))
                .isZero();

        // Then
        List<String> lines = printed.toString().lines().toList();
        BaseCandle first = (BaseCandle) CANDLES.get(1);
        assertThat(lines).hasSize(CANDLES.size() + 1);
        assertThat(lines.get(1))
                .isEqualTo(QUOTED + ",series-started,,,,,,,,,,,,\"REPLAY:币\"\"$x/USD#1\",0.01,1m,1m 5m");
        assertThat(lines.get(2))
                .isEqualTo("%s,candle,,%s,%s,%s,%s,%s,%s,0,%s,false,%s,,,,"
                        .formatted(
                                QUOTED,
                                first.openTime(),
                                first.open(),
                                first.high(),
                                first.low(),
                                first.close(),
                                first.volume(),
                                first.closedAt(),
                                first.synthetic()));
        int columns = lines.getFirst().split(",", -1).length;
        assertThat(lines).allMatch(line -> line.split(",", -1).length == columns);
        assertThat(run("export-candles", "--instrument", "X/USD")).isOne();
    }

    @Test
    void deadLettersComeBackOnceAndCandlesAsRevisions() throws IOException {
        // Given: one that can be read now, told by two consumers, and one that needs a hand
        BaseCandle candle = (BaseCandle) CANDLES.get(1);
        BaseCandle next = (BaseCandle) CANDLES.get(2);
        letter(3, 17, EventCodec.CANDLES.encode(candle), "signal-worker");
        letter(3, 17, EventCodec.CANDLES.encode(candle), "backtest-service");
        letter(3, 18, "{".getBytes(UTF_8), "signal-worker");

        // When, Then
        assertThat(run("replay-dlq", "--dry-run")).isEqualTo(1);
        assertThat(candles()).isEmpty();
        assertThat(run("replay-dlq")).isEqualTo(1);
        assertThat(printed.toString()).contains("3:18: not a CandleEvent").contains("put-back=1 unreadable=1");

        // When
        Path right = Files.write(folder.resolve("right.json"), EventCodec.CANDLES.encode(next));
        assertThat(run("replay-dlq", "--correct", "3:18=" + right)).isZero();
        assertThat(run("replay-dlq")).isZero();

        // Then
        assertThat(candles())
                .extracting(event -> ((BaseCandle) event).openTime(), event -> ((BaseCandle) event).revision())
                .containsExactly(tuple(candle.openTime(), 1), tuple(next.openTime(), 1));
    }

    @Test
    void aLetterThatContradictsItsSeriesStaysUntilItIsCorrected() throws IOException {
        // Given
        BaseCandle candle = (BaseCandle) CANDLES.get(1);
        Headers headers = DeadLetters.headers(
                new RecordHeaders().add(DeadLetters.CONTRADICTION, new byte[0]),
                EventCodec.CANDLES.encode(candle),
                "signal-worker",
                "off the grid",
                Topic.CANDLES.text(),
                3,
                17);
        send(new ProducerRecord<>(
                Topic.CANDLES.deadLetter(),
                null,
                LOG.instrument().toString().getBytes(UTF_8),
                EventCodec.CANDLES.encode(candle),
                headers));
        flush();

        // When, Then
        assertThat(run("replay-dlq")).isEqualTo(1);
        assertThat(printed.toString()).contains("3:17: it can be read, and contradicts");
        assertThat(candles()).isEmpty();

        // When, Then
        Path right = Files.write(folder.resolve("right.json"), EventCodec.CANDLES.encode(candle));
        assertThat(run("replay-dlq", "--correct", "3:17=" + right)).isZero();
        assertThat(candles()).hasSize(1);
    }

    private int run(String command, String... more) {
        printed.getBuffer().setLength(0);
        List<String> arguments = new ArrayList<>(
                List.of(command, "--folder", folder.toString(), "--bootstrap-servers", kafka.bootstrapServers()));
        arguments.addAll(List.of(more));
        return Main.commandLine().setOut(new PrintWriter(printed, true)).execute(arguments.toArray(String[]::new));
    }

    private List<CandleEvent> candles() {
        return new CommittedLog(kafka.bootstrapServers()).read(Topic.CANDLES, EventCodec.CANDLES);
    }

    private void writeLog(List<SignalRecord.OfSignal> signals) {
        writeLog(STRATEGY, signals);
    }

    private void writeLog(StrategyDefinition strategy, List<SignalRecord.OfSignal> signals) {
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

    private void writeSignal(SignalRecord signal, Switch on) {
        write(Topic.SIGNALS.text(), signal.instrument(), EventCodec.SIGNALS.encode(signal), on.eventId());
    }

    private void letter(int partition, long offset, byte[] value, String consumer) {
        Headers headers = DeadLetters.headers(
                new RecordHeaders(), value, consumer, "a reason", Topic.CANDLES.text(), partition, offset);
        send(new ProducerRecord<>(
                Topic.CANDLES.deadLetter(), null, LOG.instrument().toString().getBytes(UTF_8), value, headers));
        flush();
    }

    private void write(String topic, String key, byte[] value, String eventId) {
        send(new ProducerRecord<>(topic, null, key.getBytes(UTF_8), value, OutgoingHeaders.of(eventId, "event", null)));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        sent.add(producer.send(record));
    }

    /** Before anybody reads. */
    private void flush() {
        producer.flush();
        assertThat(sent).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ZERO));
        sent.clear();
    }
}
