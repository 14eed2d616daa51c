package io.signalstack.bench.gateway;

import io.signalstack.bench.process.Await;
import io.signalstack.bench.process.Group;
import io.signalstack.bench.process.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Kills the gateway, again and again, and lets another take its place. Mutable: one run. */
final class KillRounds {

    private static final List<String> TIMEFRAMES = List.of("1m", "5m", "1h");
    private static final int BACKFILL_DAYS = 1;
    private static final Duration UNTIL_OPEN = Duration.ofSeconds(20);

    private final GatewayStage stage;
    private final RandomGenerator random;
    private final List<String> instruments = new ArrayList<>();
    private int kills;
    private int inside;

    KillRounds(GatewayStage stage, long seed) {
        this.stage = stage;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** When a gateway is killed. */
    private enum Moment {
        /** While it starts, joins the group and takes its partitions. */
        STARTING,
        /** While it fetches the history of a new instrument. */
        BACKFILLING,
        /** While all it does is to follow. */
        LIVE,
        /** As soon as a transaction is seen to be open. */
        PUBLISHING
    }

    /**
     * How it went.
     *
     * @param kills how often a gateway was killed: once a round, and once more where it was to leave a transaction open and
     *     did not
     * @param inside those that left a transaction open
     * @param log what was in the log at the end
     */
    record Result(int kills, int inside, LogCheck log) {

        String line() {
            return "rounds=%d inside=%d %s".formatted(kills, inside, log.line());
        }
    }

    Result run(int rounds) {
        try (Group group = stage.group()) {
            another();
            for (int round = 0; round < rounds; round++) {
                kill(Moment.values()[round % Moment.values().length], group);
            }
        }
        stage.start().ready();
        stage.awaitCaughtUp(instruments);
        return new Result(kills, inside, LogCheck.of(stage));
    }

    private void kill(Moment moment, Group group) {
        Replica gateway = stage.start();
        await(moment, gateway, group);
        gateway.kill();
        kills++;
        if (group.isTransactionOpen()) {
            inside++;
        } else if (moment == Moment.PUBLISHING) {
            // It was over before the signal came.
            kill(moment, group);
        }
    }

    private void await(Moment moment, Replica gateway, Group group) {
        switch (moment) {
            case STARTING -> pauseUpTo(Duration.ofSeconds(15));
            case BACKFILLING -> {
                gateway.ready();
                another();
                pauseUpTo(Duration.ofSeconds(2));
            }
            case LIVE -> {
                gateway.ready();
                pauseUpTo(Duration.ofSeconds(5));
            }
            case PUBLISHING -> {
                gateway.ready();
                if (random.nextBoolean()) {
                    another();
                }
                Await.atOnce("a transaction is open", UNTIL_OPEN, group::isTransactionOpen);
            }
        }
    }

    private void another() {
        int number = instruments.size() + 2;
        instruments.addAll(stage.define(number, number, BACKFILL_DAYS, TIMEFRAMES));
    }

    private void pauseUpTo(Duration most) {
        Await.pause(Duration.ofMillis(random.nextLong(most.toMillis())));
    }
}
