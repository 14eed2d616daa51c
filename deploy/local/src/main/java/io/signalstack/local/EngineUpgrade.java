package io.signalstack.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.platform.kafka.OutgoingHeaders;
import io.signalstack.sandbox.log.CommittedLog;
import io.signalstack.sandbox.process.StartException;
import io.signalstack.trading.pipeline.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Gives the instruments of a data folder a new series where another engine has scored them: the worker scores nothing on the
 * state of another engine, and ends what it left open once a new series begins.
 */
final class EngineUpgrade {

    /** Data folders from before there was a note have none. */
    private static final int BEFORE_NOTES = 1;

    private final Path note;
    private final String bootstrapServers;

    /** @param note the file that says which engine the data folder was scored with */
    EngineUpgrade(Path note, String bootstrapServers) {
        this.note = note;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Raises what has to be raised, before any service runs; a second time it does nothing.
     *
     * @return the instruments that get a new series
     * @throws StartException if the note cannot be read or written
     */
    List<String> perform() {
        if (noted() == Engine.VERSION) {
            return List.of();
        }
        Map<String, InstrumentDefinition> definitions = new TreeMap<>();
        var log = new CommittedLog(bootstrapServers);
        log.read(Topic.INSTRUMENTS, EventCodec.INSTRUMENTS)
                .forEach(definition -> definitions.put(definition.instrument(), definition));
        Map<String, Integer> reached = new HashMap<>();
        log.read(Topic.CANDLE_HEADS, EventCodec.CANDLE_HEADS)
                .forEach(head -> reached.put(head.instrument(), seriesNumber(head)));
        write(definitions.values().stream()
                .map(definition -> raised(definition, reached.getOrDefault(definition.instrument(), 0)))
                .toList());
        // Only now: if it is interrupted before, a number too many is raised, which does no harm.
        note(Engine.VERSION);
        return List.copyOf(definitions.keySet());
    }

    /** A gateway that lost its heads may be further than the definition says. */
    private static InstrumentDefinition raised(InstrumentDefinition it, int reached) {
        return it.withSeries(Math.max(it.seriesNumber(), reached) + 1);
    }

    private static int seriesNumber(CandleHead head) {
        return Integer.parseInt(head.seriesId().substring(head.seriesId().lastIndexOf('#') + 1));
    }

    private void write(List<InstrumentDefinition> definitions) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (InstrumentDefinition definition : definitions) {
                Future<RecordMetadata> sent = producer.send(record(definition));
                sent.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while it raised the instruments' series", e);
        } catch (ExecutionException e) {
            throw new StartException("cannot raise the instruments' series (" + e.getCause() + ")", e);
        }
    }

    private static ProducerRecord<String, byte[]> record(InstrumentDefinition definition) {
        String eventType = EventCodec.INSTRUMENTS.eventType(definition);
        return new ProducerRecord<>(
                Topic.INSTRUMENTS.text(),
                null,
                definition.instrument(),
                EventCodec.INSTRUMENTS.encode(definition),
                OutgoingHeaders.of(UUID.randomUUID().toString(), eventType, null));
    }

    private int noted() {
        try {
            return Files.exists(note)
                    ? Integer.parseInt(Files.readString(note, UTF_8).strip())
                    : BEFORE_NOTES;
        } catch (IOException | NumberFormatException e) {
            throw new StartException("cannot read " + note + " (" + e + "); if it is damaged, delete it", e);
        }
    }

    private void note(int version) {
        try {
            Files.createDirectories(note.toAbsolutePath().getParent());
            Files.writeString(note, version + "\n", UTF_8);
        } catch (IOException e) {
            throw new StartException("cannot write " + note + " (" + e + "); check its permissions", e);
        }
    }
}
