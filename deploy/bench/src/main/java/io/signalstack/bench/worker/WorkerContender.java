package io.signalstack.bench.worker;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.trading.market.Timeframe;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The worker: it gives a signal for some candles. */
record WorkerContender(WorkerStage stage) implements Contender {

    @Override
    public String group() {
        return WorkerStage.NAME;
    }

    @Override
    public String output() {
        return Topic.SIGNALS.text();
    }

    @Override
    public Optional<Place> cause(ConsumerRecord<byte[], byte[]> given) {
        if (EventCodec.SIGNALS.decode(given.value()) instanceof SignalRecord.SignalOpened opened) {
            SignalBody signal = opened.signal();
            return Optional.of(new Place(signal.instrument(), signal.closeTime().minus(Timeframe.M1.length())));
        }
        return Optional.empty();
    }

    @Override
    public AutoCloseable start() {
        return stage.start(0);
    }
}
