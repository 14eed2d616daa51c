package io.signalstack.gateway.outbound;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.gateway.application.CandleLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One partition's candles and heads; publications that come at the same time share a transaction. After any failure the producer is given up, for
 * its transaction may have been committed or not; the next use initialises again, which settles that, and only then reads
 * the heads: start-up is recovery.
 */
final class KafkaCandleLog implements CandleLog {

    private static final Logger LOG = Logger.getLogger(KafkaCandleLog.class);

    /** Events from which on a transaction takes in no further publication. */
    private static final int TOGETHER = 5_000;

    private final int partition;
    private final KafkaCandleLogs kafka;
    private final Membership membership;
    private final Duration timeout;
    private final TraceContext traces;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Publication> waiting = new ConcurrentLinkedQueue<>();
    private final Map<String, CandleHead> heads = new HashMap<>();
    private final NewestSeries newestSeries;
    private @Nullable Producer<String, byte[]> producer;
    private boolean closed;

    KafkaCandleLog(int partition, KafkaCandleLogs kafka, Membership membership, Duration timeout, TraceContext traces) {
        this.partition = partition;
        this.kafka = kafka;
        this.newestSeries =
                new NewestSeries(() -> kafka.consumer("market-gateway-series-" + partition), partition, timeout);
        this.membership = membership;
        this.timeout = timeout;
        this.traces = traces;
    }

    @Override
    public Optional<CandleHead> head(String instrument) {
        lock.lock();
        try {
            open();
            return Optional.ofNullable(heads.get(instrument));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<String> newestSeries(String instrument) {
        return newestSeries.of(instrument);
    }

    @Override
    public void publish(Optional<CandleHead> since, List<CandleEvent> events, CandleHead head) {
        Publication mine = new Publication(since, events, head);
        waiting.add(mine);
        lock.lock();
        try {
            while (!mine.isSettled()) {
                publishWaiting();
            }
        } finally {
            lock.unlock();
        }
        mine.throwFailure();
    }

    /** Whoever holds the lock publishes for all who wait for it: a transaction costs the same for one and for many. */
    private void publishWaiting() {
        List<Publication> together = new ArrayList<>();
        try {
            Producer<String, byte[]> open = open();
            takeWaiting(together);
            if (!together.isEmpty()) {
                transact(open, together);
                together.forEach(Publication::succeed);
            }
        } catch (LogException e) {
            takeWaiting(together);
            together.forEach(publication -> publication.fail(e));
        }
    }

    /** The heads run ahead of the transaction; if it fails, they are read again before the next. */
    private void takeWaiting(List<Publication> together) {
        int events = 0;
        for (Publication next = waiting.poll(); next != null; next = events < TOGETHER ? waiting.poll() : null) {
            if (next.movesOn(heads)) {
                together.add(next);
                events += next.events().size();
            }
        }
    }

    @Override
    public void close() {
        newestSeries.stop();
        lock.lock();
        try {
            closed = true;
            discard();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the partition unless it is held; whoever held it before is fenced. */
    Producer<String, byte[]> open() {
        lock.lock();
        try {
            if (closed) {
                throw new LogException("partition " + partition + " has been given up");
            }
            Producer<String, byte[]> held = producer;
            return held == null ? take() : held;
        } finally {
            lock.unlock();
        }
    }

    private Producer<String, byte[]> take() {
        try {
            Producer<String, byte[]> taken = kafka.producer(partition);
            producer = taken;
            taken.initTransactions();
            heads.clear();
            heads.putAll(CandleHeads.read(kafka, partition, timeout));
            newestSeries.forget();
            return taken;
        } catch (KafkaException | LogException e) {
            discard();
            throw new LogException("partition " + partition + " cannot be taken: " + RootCause.of(e), e);
        }
    }

    private void transact(Producer<String, byte[]> open, List<Publication> publications) {
        try {
            open.beginTransaction();
            for (Publication publication : publications) {
                send(open, publication);
            }
            open.sendOffsetsToTransaction(membership.position(partition), membership.group());
            open.commitTransaction();
        } catch (RuntimeException e) {
            // Whatever it was, the transaction may have been committed or not.
            discard();
            throw new LogException("partition " + partition + " did not take a transaction: " + RootCause.of(e), e);
        }
    }

    private void send(Producer<String, byte[]> open, Publication publication) {
        String traceparent = traces.fresh();
        CandleHead head = publication.head();
        for (CandleEvent event : publication.events()) {
            send(
                    open,
                    Topic.CANDLES,
                    event.instrument(),
                    EventCodec.CANDLES.encode(event),
                    EventHeaders.of(event, head, traceparent));
        }
        send(
                open,
                Topic.CANDLE_HEADS,
                head.instrument(),
                EventCodec.CANDLE_HEADS.encode(head),
                EventHeaders.of(head, traceparent));
    }

    // The commit throws what a single send met.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(Producer<String, byte[]> open, Topic topic, String key, byte[] value, Headers headers) {
        open.send(new ProducerRecord<>(topic.text(), partition, key, value, headers));
    }

    private void discard() {
        Producer<String, byte[]> held = producer;
        producer = null;
        if (held != null) {
            try {
                held.close(timeout);
            } catch (KafkaException e) {
                LOG.debugf(e, "a producer of partition %d did not close in order", partition);
            }
        }
    }
}
