package io.signalstack.bench.worker;

import io.signalstack.bench.process.Await;
import io.signalstack.bench.process.Group;
import io.signalstack.contracts.topic.Topic;
import java.time.Duration;

/** How fast the candles that are in the log already are dealt with. */
final class CatchUp {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private CatchUp() {}

    /**
     * Waits until a group that has been started has dealt with all candles.
     *
     * @param from the share of them after which it is timed, 0 to 1: by then it has started, and its code is compiled
     * @return candles per second
     */
    static double perSecond(WorkerStage stage, String group, long candles, double from) {
        try (Group progress = new Group(stage.bootstrapServers(), group, group)) {
            Await.until(group + " is under way", PATIENCE, () -> dealtWith(progress) >= candles * from);
            long first = dealtWith(progress);
            Duration took = Await.until(group + " has caught up", PATIENCE, () -> dealtWith(progress) >= candles);
            return (candles - first) / (took.toNanos() / 1e9);
        }
    }

    private static long dealtWith(Group group) {
        return group.dealtWith(Topic.CANDLES).values().stream()
                .mapToLong(offset -> offset)
                .sum();
    }
}
