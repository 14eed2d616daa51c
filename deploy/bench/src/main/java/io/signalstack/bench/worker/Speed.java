package io.signalstack.bench.worker;

import io.signalstack.bench.Figure;
import io.signalstack.bench.Percentile;
import io.signalstack.bench.worker.PassThrough.Load;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.trading.market.Timeframe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The worker against a bare pass-through, in turns on the same log: how fast they catch up, and how soon after a candle
 * there is what it gives. Mutable: one run.
 */
final class Speed {

    static final int INSTRUMENTS = 12;
    private static final List<Timeframe> TIMEFRAMES = List.of(Timeframe.M1, Timeframe.M5, Timeframe.M15);

    private static final int ROUNDS = 3;
    private static final int PAST = 75_000;
    private static final int LIVE = 1_200;
    private static final double LIVE_PER_SECOND = 40;
    /** Of the past, until a process has started and its code is compiled. */
    private static final double WARM = 0.6;

    private final Path project;
    private final Path folder;
    private final List<List<CandleEvent>> histories = Histories.of(INSTRUMENTS, PAST + 2 * LIVE, TIMEFRAMES);
    private Optional<Loads> loads = Optional.empty();

    Speed(Path project, Path folder) {
        this.project = project;
        this.folder = folder;
    }

    /** What one of the two did in one round. */
    private record Measured(double perSecond, List<Double> latencies) {}

    /**
     * What the worker does per candle.
     *
     * @param past while it catches up, when a transaction has many candles of an instrument
     * @param live when it has one
     */
    private record Loads(Load past, Load live) {}

    List<Figure> measure() {
        List<Measured> ours = new ArrayList<>();
        List<Measured> bare = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            round(ours, bare, round % 2 == 1);
        }
        return List.of(
                new Figure(
                        "catch-up-throughput",
                        "candles/s(higher-is-better)",
                        ours.stream().map(Measured::perSecond).toList(),
                        PassThrough.GROUP,
                        bare.stream().map(Measured::perSecond).toList()),
                latency("latency-p50", 50, ours, bare),
                latency("latency-p99", 99, ours, bare),
                withTa4j(bare));
    }

    private void round(List<Measured> ours, List<Measured> bare, boolean bareFirst) {
        try (WorkerStage stage = new WorkerStage(project, folder, WorkerOptions.CONFLUENCE_ONLY)) {
            writePast(stage);
            if (bareFirst) {
                bare.add(run(stage, bare(stage), PAST, () -> {}));
                ours.add(run(stage, new WorkerContender(stage), PAST + LIVE, () -> {}));
                return;
            }
            List<Written> caughtUp = new ArrayList<>();
            ours.add(run(stage, new WorkerContender(stage), PAST, () -> caughtUp.add(Written.of(stage))));
            if (loads.isEmpty()) {
                Written past = caughtUp.getFirst();
                loads = Optional.of(
                        new Loads(past.since(Written.NOTHING), Written.of(stage).since(past)));
            }
            bare.add(run(stage, bare(stage), PAST + LIVE, () -> {}));
        }
    }

    private Contender bare(WorkerStage stage) {
        Loads measured = loads.orElseThrow();
        return new PassThroughContender(
                stage, measured.past(), measured.live(), WorkerOptions.CONFLUENCE_ONLY.heapMib());
    }

    private static Figure latency(String name, int percent, List<Measured> ours, List<Measured> bare) {
        return new Figure(
                name,
                "ms(lower-is-better)",
                ours.stream()
                        .map(run -> Percentile.of(run.latencies(), percent))
                        .toList(),
                PassThrough.GROUP,
                bare.stream()
                        .map(run -> Percentile.of(run.latencies(), percent))
                        .toList());
    }

    /** With one of ta4j's strategies beside confluence. */
    private Figure withTa4j(List<Measured> bare) {
        try (WorkerStage stage = new WorkerStage(project, folder, WorkerOptions.AS_SHIPPED)) {
            writePast(stage);
            try (AutoCloseable _ = stage.start(0)) {
                return new Figure(
                        "catch-up-with-ta4j",
                        "candles/s(higher-is-better)",
                        List.of(CatchUp.perSecond(stage, WorkerStage.NAME, (long) PAST * INSTRUMENTS, WARM)),
                        PassThrough.GROUP,
                        bare.stream().map(Measured::perSecond).toList());
            } catch (Exception e) {
                throw new IllegalStateException("the worker does not end", e);
            }
        }
    }

    private void writePast(WorkerStage stage) {
        CandleWriter.writeAll(stage.bootstrapServers(), Histories.part(histories, 0, PAST));
    }

    /**
     * Lets it catch up, and then follow.
     *
     * @param from minutes that are in the log already
     * @param caughtUp runs in between
     */
    private Measured run(WorkerStage stage, Contender contender, int from, Runnable caughtUp) {
        try (AutoCloseable _ = contender.start()) {
            double perSecond = CatchUp.perSecond(stage, contender.group(), (long) from * INSTRUMENTS, WARM);
            caughtUp.run();
            try (LiveLatency live = new LiveLatency(stage.bootstrapServers(), contender.output(), contender::cause)) {
                List<Double> latencies =
                        live.of(Histories.part(histories, from, from + LIVE), LIVE_PER_SECOND, Place::note);
                return new Measured(perSecond, latencies);
            }
        } catch (Exception e) {
            throw new IllegalStateException(contender.group() + " does not end", e);
        }
    }
}
