package io.signalstack.bench.worker;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A process that takes candles and gives records for some of them: the worker, or what it is measured against. */
interface Contender {

    /** Its consumer group. */
    String group();

    /** The topic that it writes to. */
    String output();

    /** The candle for which a record of its output was given, if it was for one alone. */
    Optional<Place> cause(ConsumerRecord<byte[], byte[]> given);

    /** Starts it; it ends when that is closed. */
    AutoCloseable start();
}
