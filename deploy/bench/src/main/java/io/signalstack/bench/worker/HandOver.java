package io.signalstack.bench.worker;

import io.signalstack.bench.Figure;
import io.signalstack.bench.process.Await;
import io.signalstack.bench.process.Group;
import io.signalstack.bench.process.Replica;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.log.CommittedLog;
import io.signalstack.trading.market.Timeframe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How long candles wait when one of two workers goes, each of which keeps a warm copy of the other's stores: until all that
 * had come when it was gone is dealt with.
 */
final class HandOver {

    private static final int RUNS = 4;
    private static final int MINUTES = 60_000;
    private static final double PER_SECOND = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Until the copies are warm. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private final WorkerStage stage;
    private final Replica[] workers = new Replica[2];

    private HandOver(WorkerStage stage) {
        this.stage = stage;
    }

    static List<Figure> measure(Path project, Path folder) {
        WorkerOptions options = WorkerOptions.CONFLUENCE_ONLY.with("signalstack.worker.standby-replicas", "1");
        try (WorkerStage stage = new WorkerStage(project, folder, options)) {
            return new HandOver(stage).measure();
        }
    }

    private List<Figure> measure() {
        for (int number = 0; number < workers.length; number++) {
            workers[number] = stage.start(number).ready();
        }
        CandleWriter writer = new CandleWriter(
                stage.bootstrapServers(),
                Histories.of(Speed.INSTRUMENTS, MINUTES, List.of(Timeframe.M1, Timeframe.M5)),
                PER_SECOND,
                candle -> {});
        List<Figure> figures = List.of(
                figure("hand-over-on-sigterm", Replica::close, 5), figure("take-over-after-kill", Replica::kill, 20));
        writer.stop();
        return figures;
    }

    private Figure figure(String name, Consumer<Replica> stop, double goal) {
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            seconds.add(away(run % 2, stop));
        }
        return new Figure(name, "s(lower-is-better)", seconds, "goal", List.of(goal));
    }

    private double away(int number, Consumer<Replica> stop) {
        try (Group group = stage.group()) {
            Await.until(
                    "both have partitions",
                    PATIENCE,
                    () -> group.shares().values().stream()
                                    .filter(held -> held > 0)
                                    .count()
                            == workers.length);
            Await.pause(SETTLED);
            long start = System.nanoTime();
            stop.accept(workers[number]);
            Map<Integer, Long> come = new CommittedLog(stage.bootstrapServers()).ends(Topic.CANDLES);
            Await.until("the other goes on", PATIENCE, () -> {
                Map<Integer, Long> dealtWith = group.dealtWith(Topic.CANDLES);
                return come.entrySet().stream()
                        .allMatch(end -> dealtWith.getOrDefault(end.getKey(), 0L) >= end.getValue());
            });
            double seconds = (System.nanoTime() - start) / 1e9;
            workers[number] = stage.start(number).ready();
            return seconds;
        }
    }
}
