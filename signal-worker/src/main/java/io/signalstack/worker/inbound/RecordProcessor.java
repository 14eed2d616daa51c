package io.signalstack.worker.inbound;

import static io.signalstack.contracts.topic.Headers.TRACEPARENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.ReadCandle;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.event.SignalRequest;
import io.signalstack.contracts.event.UserEvent;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.platform.kafka.DeadLetters;
import io.signalstack.platform.kafka.OutgoingHeaders;
import io.signalstack.platform.kafka.RecordTrace;
import io.signalstack.trading.market.Instrument;
import io.signalstack.worker.application.IncomingRecord;
import io.signalstack.worker.application.Publication;
import io.signalstack.worker.application.ScoreCandles;
import io.signalstack.worker.application.Scoring;
import io.signalstack.worker.application.ScoringMeters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Scores the candles of one partition, and answers requests about its instruments. What it reads, keeps and writes is one
 * transaction: it is Kafka Streams that commits, so nothing here may reach outside.
 */
final class RecordProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private static final Logger LOG = Logger.getLogger(RecordProcessor.class);

    private final Function<ProcessorContext<byte[], byte[]>, ScoreCandles> scoring;
    private final ScoringMeters meters;
    private final InstantSource clock;
    private @Nullable ProcessorContext<byte[], byte[]> context;
    private @Nullable ScoreCandles scoreCandles;

    RecordProcessor(
            Function<ProcessorContext<byte[], byte[]>, ScoreCandles> scoring,
            ScoringMeters meters,
            InstantSource clock) {
        this.scoring = scoring;
        this.meters = meters;
        this.clock = clock;
    }

    /** Also called when a task comes back after an aborted transaction, whose effects the pipelines still hold. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        close();
        this.context = context;
        this.scoreCandles = scoring.apply(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try (RecordTrace _ = RecordTrace.of(record.headers())) {
            if (source() == Topic.SIGNAL_REQUESTS) {
                answer(record);
            } else {
                read(record);
            }
        }
    }

    @Override
    public void close() {
        if (scoreCandles != null) {
            scoreCandles.forget();
            scoreCandles = null;
        }
    }

    private void read(Record<byte[], byte[]> record) {
        switch (ReadCandle.of(record.key(), record.value())) {
            case ReadCandle.Legible(Instrument instrument, CandleEvent event) ->
                score(IncomingRecord.of(instrument, event), record);
            case ReadCandle.Unreadable unreadable -> {
                setAside(record, unreadable.reason());
                unreadable
                        .instrument()
                        .ifPresent(instrument -> score(IncomingRecord.of(instrument, unreadable.toDomain()), record));
            }
        }
    }

    private void score(IncomingRecord incoming, Record<byte[], byte[]> record) {
        switch (scoreCandles().on(incoming)) {
            case Scoring.Done(List<Publication> publications) ->
                publications.forEach(publication -> publish(publication, record));
            case Scoring.Contradiction(String reason) -> {
                Headers headers = new RecordHeaders(record.headers().toArray());
                setAside(record.withHeaders(headers.add(DeadLetters.CONTRADICTION, new byte[0])), reason);
            }
        }
    }

    private void publish(Publication publication, Record<byte[], byte[]> cause) {
        Headers headers = OutgoingHeaders.of(
                publication.eventId(),
                EventCodec.SIGNALS.eventType(publication.event()),
                OutgoingHeaders.text(cause.headers(), TRACEPARENT));
        byte[] key = publication.event().instrument().getBytes(UTF_8);
        byte[] value = EventCodec.SIGNALS.encode(publication.event());
        context().forward(new Record<>(key, value, cause.timestamp(), headers), SignalTopology.SIGNALS);
        if (publication.event() instanceof SignalRecord.SignalOpened opened
                && !opened.annotations().historical()) {
            meters.scored(Duration.between(Instant.ofEpochMilli(cause.timestamp()), clock.instant()));
        }
    }

    private void answer(Record<byte[], byte[]> record) {
        try {
            SignalRequest request = EventCodec.SIGNAL_REQUESTS.decode(record.value());
            String key = record.key() == null ? "" : new String(record.key(), UTF_8);
            if (!request.instrument().equals(key)) {
                // Its pipeline is in another partition.
                setAside(record, "the value is about " + request.instrument() + ", the key about " + key);
                return;
            }
            UserEvent answer = scoreCandles().on(request);
            Headers headers = OutgoingHeaders.of(
                    request.requestId() + "|answered",
                    EventCodec.USER_EVENTS.eventType(answer),
                    OutgoingHeaders.text(record.headers(), TRACEPARENT));
            byte[] user = answer.user().getBytes(UTF_8);
            byte[] value = EventCodec.USER_EVENTS.encode(answer);
            context().forward(new Record<>(user, value, record.timestamp(), headers), SignalTopology.ANSWERS);
            meters.answered();
        } catch (UnreadableException e) {
            setAside(record, String.valueOf(e.getMessage()));
        }
    }

    private void setAside(Record<byte[], byte[]> record, String reason) {
        RecordMetadata at = context().recordMetadata().orElseThrow();
        Headers headers = DeadLetters.headers(
                record.headers(),
                record.value(),
                SignalTopology.CONSUMER,
                reason,
                at.topic(),
                at.partition(),
                at.offset());
        context()
                .forward(
                        record.withValue(DeadLetters.value(record.value())).withHeaders(headers),
                        SignalTopology.DEAD_LETTERS);
        meters.unreadable(source());
        LOG.errorf(
                "Unreadable record set aside in %s: %s (partition %d, offset %d)",
                source().deadLetter(), reason, at.partition(), at.offset());
    }

    /** Of the record at hand. */
    private Topic source() {
        return Topic.of(context().recordMetadata().orElseThrow().topic());
    }

    private ScoreCandles scoreCandles() {
        return Objects.requireNonNull(scoreCandles);
    }

    private ProcessorContext<byte[], byte[]> context() {
        return Objects.requireNonNull(context);
    }
}
