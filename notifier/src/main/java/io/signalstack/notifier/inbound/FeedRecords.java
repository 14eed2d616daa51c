package io.signalstack.notifier.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.event.LastPrice;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.notifier.application.Feed;
import io.signalstack.platform.kafka.RecordTrace;
import io.signalstack.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Kafka's records as what they mean to the feed. */
@ApplicationScoped
class FeedRecords {

    private static final Logger LOG = Logger.getLogger(FeedRecords.class);
    private static final String CONSUMER = "notifier";

    private final Feed feed;
    private final MeterRegistry meters;

    FeedRecords(Feed feed, MeterRegistry meters) {
        this.feed = feed;
        this.meters = meters;
    }

    /** What to do on the feed's thread, in order; decoding has been done by then. */
    List<Runnable> steps(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        List<Runnable> steps = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> next : records) {
            if (next.value() != null) {
                try {
                    steps.add(step(next));
                } catch (UnreadableException e) {
                    passOver(next, e);
                }
            }
        }
        return steps;
    }

    private Runnable step(ConsumerRecord<byte[], byte[]> next) {
        return switch (Topic.of(next.topic())) {
            case SIGNALS -> {
                SignalRecord signal = EventCodec.SIGNALS.decode(next.value());
                yield () -> feed.signal(next.partition(), next.offset(), signal);
            }
            case PRICES -> {
                LastPrice price = EventCodec.PRICES.decode(next.value());
                yield () -> feed.price(price);
            }
            case INSTRUMENTS -> {
                String instrument = EventCodec.INSTRUMENTS.decode(next.value()).instrument();
                yield () -> feed.instrument(instrument);
            }
            case CANDLES, CANDLE_HEADS, SIGNAL_REQUESTS, STRATEGIES, SCORECARDS, USER_EVENTS, SYSTEM_EVENTS ->
                throw new IllegalStateException("nobody asked for " + next.topic());
        };
    }

    /** The one who keeps dead letters of these topics is their one-per-suite consumer; here every replica reads them. */
    private void passOver(ConsumerRecord<byte[], byte[]> unreadable, UnreadableException e) {
        try (RecordTrace _ = RecordTrace.of(unreadable.headers())) {
            LOG.warnf(
                    "unreadable record: topic %s, partition %d, offset %d, reason %s",
                    unreadable.topic(), unreadable.partition(), unreadable.offset(), e.getMessage());
        }
        meters.counter(Metrics.DEAD_LETTERS, "topic", unreadable.topic(), "consumer", CONSUMER)
                .increment();
    }
}
