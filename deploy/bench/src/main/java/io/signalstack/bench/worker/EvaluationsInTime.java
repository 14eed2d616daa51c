package io.signalstack.bench.worker;

import io.signalstack.bench.Figure;
import io.signalstack.bench.gateway.GatewayStage;
import io.signalstack.bench.process.Await;
import io.signalstack.bench.process.Replica;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.exchange.Fault;
import io.signalstack.sandbox.log.CommittedLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Exchange, gateway and worker together: how many evaluations are missing in time, which is before the next candle of their
 * instrument closes, while some of the exchange's calls fail; and that none is missing in the end.
 */
final class EvaluationsInTime {

    private static final int INSTRUMENTS = 200;
    /** A minute of the exchange takes ten seconds. */
    private static final double SPEED = 6;

    private static final int MINUTES = 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Before a minute's end, for the time that it takes to ask. */
    private static final Duration JUST = Duration.ofMillis(500);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double FAILING = 0.05;
    private static final double GOAL_PERCENT = 0.5;

    private final WorkerStage workers;
    private final GatewayStage gateways;

    private EvaluationsInTime(WorkerStage workers, GatewayStage gateways) {
        this.workers = workers;
        this.gateways = gateways;
    }

    static List<Figure> measure(Path project, Path folder) {
        return List.of(
                figure("evaluations-late", measure(project, folder, 0)),
                figure("evaluations-late-while-calls-fail", measure(project, folder, FAILING)));
    }

    private static Figure figure(String name, double percent) {
        return new Figure(name, "%(lower-is-better)", List.of(percent), "goal", List.of(GOAL_PERCENT));
    }

    private static double measure(Path project, Path folder, double failing) {
        try (WorkerStage workers = new WorkerStage(project, folder, WorkerOptions.CONFLUENCE_ONLY);
                GatewayStage gateways = GatewayStage.on(
                        workers.bootstrapServers(),
                        project,
                        workers.folder("gateway"),
                        GatewayStage.options(INSTRUMENTS, SPEED))) {
            return new EvaluationsInTime(workers, gateways).latePercent(failing);
        }
    }

    private double latePercent(double failing) {
        Replica worker = workers.start(0).ready();
        List<String> instruments = gateways.define(2, INSTRUMENTS + 1, 0, List.of("1m"));
        var _ = gateways.start().ready();
        gateways.awaitCaughtUp(instruments);
        gateways.exchange()
                .faults()
                .inject(Fault.withProbability(failing, Fault.Kind.SERVER_ERROR).on("/api/v3/"));
        Instant first = soon();
        List<Seen> seen = IntStream.range(0, MINUTES)
                .mapToObj(minute -> justBefore(first.plus(MINUTE.multipliedBy(minute)), worker))
                .toList();
        gateways.exchange().faults().clear();
        Await.until(
                "every candle is evaluated",
                PATIENCE,
                () -> evaluated(worker) == candles().size());
        List<Instant> candles = candles();
        long late = seen.stream().mapToLong(minute -> minute.late(candles)).sum();
        return 100.0 * late / (MINUTES * INSTRUMENTS);
    }

    /** The minute after the next. */
    private Instant soon() {
        return gateways.exchange().now().truncatedTo(ChronoUnit.MINUTES).plus(MINUTE.multipliedBy(2));
    }

    /**
     * How far the worker was.
     *
     * @param close just before a minute's candles closed
     * @param evaluations that there were
     */
    private record Seen(Instant close, long evaluations) {

        /** How many of the candles before are not evaluated; one that is late by minutes counts in each. */
        long late(List<Instant> candles) {
            Instant due = close.minus(MINUTE.multipliedBy(2));
            long missing =
                    candles.stream().filter(openTime -> !openTime.isAfter(due)).count() - evaluations;
            if (missing < 0) {
                throw new IllegalStateException("there are " + -missing + " evaluations too many before " + close);
            }
            return Math.min(missing, INSTRUMENTS);
        }
    }

    /** When the candles before the one that closes then should all have been evaluated. */
    private Seen justBefore(Instant close, Replica worker) {
        Instant wall = gateways.wallAt(close);
        Await.pause(Duration.between(Instant.now(), wall.minus(JUST)));
        Seen seen = new Seen(close, evaluated(worker));
        if (Instant.now().isAfter(wall)) {
            throw new IllegalStateException("the worker was asked too late: the machine is busy");
        }
        return seen;
    }

    private static long evaluated(Replica worker) {
        return (long) worker.metric("signalstack_evaluations_total");
    }

    /** Open times of all that are there. One that is declared lost has an evaluation, and is none of these. */
    private List<Instant> candles() {
        return new CommittedLog(workers.bootstrapServers())
                .read(Topic.CANDLES, EventCodec.CANDLES).stream()
                        .filter(event -> event instanceof BaseCandle candle && candle.revision() == 0)
                        .map(event -> ((BaseCandle) event).openTime())
                        .toList();
    }
}
