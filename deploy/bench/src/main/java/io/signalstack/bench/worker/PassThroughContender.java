package io.signalstack.bench.worker;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.sandbox.process.ChildJvm;
import io.signalstack.sandbox.process.ServerProcess;
import io.signalstack.sandbox.process.StopSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the worker is measured against.
 *
 * @param past what it does per candle while it catches up
 * @param live what it does per candle after that
 * @param heapMib as much as the worker's
 */
record PassThroughContender(WorkerStage stage, PassThrough.Load past, PassThrough.Load live, int heapMib)
        implements Contender {

    @Override
    public String group() {
        return PassThrough.GROUP;
    }

    @Override
    public String output() {
        return PassThrough.OUTPUT;
    }

    @Override
    public Optional<Place> cause(ConsumerRecord<byte[], byte[]> given) {
        return EventCodec.CANDLES.decode(given.value()) instanceof BaseCandle candle
                ? Optional.of(new Place(candle.instrument(), candle.openTime()))
                : Optional.empty();
    }

    @Override
    public AutoCloseable start() {
        Path folder = ServerProcess.prepare(PassThrough.GROUP, stage.folder(PassThrough.GROUP));
        List<String> command = new ArrayList<>(ChildJvm.command(heapMib));
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                PassThrough.class.getName(),
                stage.bootstrapServers(),
                folder.resolve("state").toString(),
                past.text(),
                live.text()));
        return ServerProcess.start(
                PassThrough.GROUP, folder, command, stage.folder(PassThrough.GROUP + ".log"), StopSignal.TERM);
    }
}
