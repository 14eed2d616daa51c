package io.signalstack.local.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.platform.kafka.DeadLetters;
import io.signalstack.sandbox.log.CommittedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** The commands on a log that is there without the services. */
class LogToolsTest extends LogScene {

    private static final String QUOTED = "\"REPLAY:币\"\"$x/USD\"";

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
        assertThat(run("export-candles", "--instrument", "X/USD," + LOG.instrument()))
                .isOne();
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

    private List<CandleEvent> candles() {
        return new CommittedLog(kafka.bootstrapServers()).read(Topic.CANDLES, EventCodec.CANDLES);
    }

    private void letter(int partition, long offset, byte[] value, String consumer) {
        Headers headers = DeadLetters.headers(
                new RecordHeaders(), value, consumer, "a reason", Topic.CANDLES.text(), partition, offset);
        send(new ProducerRecord<>(
                Topic.CANDLES.deadLetter(), null, LOG.instrument().toString().getBytes(UTF_8), value, headers));
        flush();
    }
}
