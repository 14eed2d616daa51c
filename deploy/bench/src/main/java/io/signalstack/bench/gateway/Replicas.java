package io.signalstack.bench.gateway;

import io.signalstack.bench.process.Await;
import io.signalstack.bench.process.Group;
import io.signalstack.bench.process.Replica;
import io.signalstack.sandbox.exchange.ReplayExchangeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Two gateways, of which one stops in some way: the other takes over, and nothing is lost or told twice. */
final class Replicas {

    private static final int INSTRUMENTS = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** How long a gateway that was woken is watched. */
    private static final Duration AWAKE = Duration.ofSeconds(15);
    /** Within a candle: by then the one before has been published, and until then the next is not due. */
    private static final Duration SETTLED = Duration.ofSeconds(25);

    private static final Duration NEARLY_OVER = Duration.ofSeconds(55);
    private static final int ATTEMPTS = 8;

    private final Path project;
    private final Path folder;

    /** @param folder for data and logs */
    Replicas(Path project, Path folder) {
        this.project = project;
        this.folder = folder;
    }

    /**
     * How it went.
     *
     * @param takeover from the moment at which one stopped until all that it followed was published again
     * @param log what was in the log at the end
     */
    record Result(Duration takeover, LogCheck log) {

        String line() {
            return "takeover=%.1fs %s".formatted(takeover.toMillis() / 1000.0, log.line());
        }
    }

    /** One is killed. */
    Result killed() {
        return twoOf(60, (stage, one) -> one.kill(), one -> {});
    }

    /** One is paused until the other has taken over, and woken. */
    Result paused() {
        return twoOf(60, (stage, one) -> one.pause(), Replica::resume);
    }

    /** The same, but it is paused when it has been given partitions and has published nothing. */
    Result pausedBeforeItsFirstTransaction() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            // A candle takes ten seconds: there is time between two of them to be given partitions.
            try (GatewayStage stage = stage(6);
                    Group group = stage.group()) {
                List<String> instruments = follow(stage);
                Replica newcomer = stage.start();
                Await.atOnce("two gateways share", PATIENCE, () -> isShared(group));
                newcomer.pause();
                Duration within = intoCandle(stage.exchange().now());
                if (within.compareTo(SETTLED) > 0 && within.compareTo(NEARLY_OVER) < 0) {
                    return takeover(stage, instruments, newcomer, Replica::resume);
                }
            }
        }
        throw new IllegalStateException("in " + ATTEMPTS + " attempts no gateway could be paused between two candles");
    }

    private interface Stop {
        void stop(GatewayStage stage, Replica one);
    }

    private Result twoOf(double speed, Stop stop, Consumer<Replica> wake) {
        try (GatewayStage stage = stage(speed);
                Group group = stage.group()) {
            List<String> instruments = follow(stage);
            Replica second = stage.start().ready();
            Await.until("two gateways share", PATIENCE, () -> isShared(group));
            stage.awaitCaughtUp(instruments);
            stop.stop(stage, second);
            return takeover(stage, instruments, second, wake);
        }
    }

    private Result takeover(GatewayStage stage, List<String> instruments, Replica stopped, Consumer<Replica> wake) {
        Instant due = stage.exchange().now();
        Duration takeover = stage.awaitPublished(instruments, () -> due);
        wake.accept(stopped);
        Await.pause(AWAKE);
        stage.awaitCaughtUp(instruments);
        return new Result(takeover, LogCheck.of(stage));
    }

    /** A newcomer is a member before the others have given partitions up for it. */
    private static boolean isShared(Group group) {
        return group.shares().values().stream().filter(held -> held > 0).count() == 2;
    }

    private static Duration intoCandle(Instant now) {
        return Duration.ofSeconds(now.getEpochSecond() % 60);
    }

    private List<String> follow(GatewayStage stage) {
        List<String> instruments = stage.define(2, INSTRUMENTS + 1, 0, List.of("1m", "5m"));
        var _ = stage.start().ready();
        stage.awaitCaughtUp(instruments);
        return instruments;
    }

    private GatewayStage stage(double speed) {
        return GatewayStage.start(
                project,
                folder,
                ReplayExchangeOptions.builder()
                        .speed(speed)
                        .testInstruments(INSTRUMENTS)
                        .weightPerMinute(GatewayStage.ANY_WEIGHT)
                        .build(),
                Map.of());
    }
}
