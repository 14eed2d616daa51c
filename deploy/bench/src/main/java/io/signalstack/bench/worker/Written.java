package io.signalstack.bench.worker;

import io.signalstack.bench.worker.PassThrough.Load;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.log.CommittedLog;

/**
 * What the worker has written so far.
 *
 * @param candles for so many
 * @param changelog to its changelogs
 * @param events of signals
 */
record Written(long candles, Changelog changelog, long events) {

    static final Written NOTHING = new Written(0, new Changelog(0, 0, 0), 0);

    static Written of(WorkerStage stage) {
        CommittedLog log = new CommittedLog(stage.bootstrapServers());
        long[] events = new long[1];
        log.forEach(Topic.SIGNALS.text(), event -> events[0]++);
        long candles =
                log.ends(Topic.CANDLES).values().stream().mapToLong(end -> end).sum();
        return new Written(candles, stage.changelog(), events[0]);
    }

    /** Per candle, since then. */
    Load since(Written before) {
        double more = candles - before.candles;
        return new Load(
                (changelog.records() - before.changelog.records()) / more,
                (changelog.bytes() - before.changelog.bytes()) / more,
                (events - before.events) / more);
    }
}
