package io.signalstack.bench.worker;

import io.signalstack.bench.process.Await;
import io.signalstack.bench.process.Group;
import io.signalstack.bench.process.Replica;
import io.signalstack.contracts.replay.Verdict;
import io.signalstack.sandbox.log.Verification;
import io.signalstack.trading.market.Timeframe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * Two workers, while candles come fast: at random moments one of them, or the broker, is killed, paused or restarted. In
 * the end the published events must be those that an offline run gives. Mutable: one run.
 */
final class ChaosRounds {

    private static final int INSTRUMENTS = 5;
    private static final int WORKERS = 2;
    private static final List<Timeframe> TIMEFRAMES = List.of(Timeframe.M1, Timeframe.M5, Timeframe.M15);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** A worker may have been given no partition with candles: then it is killed without. */
    private static final Duration UNTIL_OPEN = Duration.ofSeconds(10);

    private final WorkerStage stage;
    private final RandomGenerator random;
    private final Replica[] workers = new Replica[WORKERS];
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private int inside;

    ChaosRounds(WorkerStage stage, long seed) {
        this.stage = stage;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** What happens in a round. */
    private enum Fault {
        /** A worker is killed, as soon as a transaction is seen to be open, and started again. */
        KILL_WHILE_PUBLISHING(50),
        /** A worker is killed at any moment and started again. */
        KILL(10),
        /** A worker is stopped in order and started again. */
        RESTART(10),
        /** A worker stands still, often for longer than its session, and wakes. */
        PAUSE(10),
        KILL_BROKER(8),
        RESTART_BROKER(6),
        PAUSE_BROKER(6);

        /** How often it is drawn, of a hundred. */
        private final int weight;

        Fault(int weight) {
            this.weight = weight;
        }
    }

    /**
     * How it went.
     *
     * @param inside kills that left a transaction of the killed one open
     * @param verdict how what is published compares with an offline run
     */
    record Result(int rounds, int inside, Map<?, Integer> faults, Verdict verdict) {

        boolean isClean() {
            return verdict.isClean() && verdict.otherEngine() == 0 && verdict.notCovered() == 0;
        }

        String line() {
            return "rounds=%d inside=%d faults=%s events=%d lost=%d duplicated=%d different=%d"
                    .formatted(
                            rounds,
                            inside,
                            faults.toString().replace(" ", ""),
                            verdict.matching(),
                            verdict.missing(),
                            verdict.twice(),
                            verdict.different()
                                    + verdict.unexpected()
                                    + verdict.annotations().different());
        }
    }

    /**
     * Does so many rounds.
     *
     * @param minutes the most that are written of each instrument
     * @param perSecond minutes, of each instrument
     */
    Result run(int rounds, int minutes, double perSecond) {
        for (int number = 0; number < WORKERS; number++) {
            workers[number] = stage.start(number).ready();
        }
        CandleWriter writer = new CandleWriter(
                stage.bootstrapServers(), Histories.of(INSTRUMENTS, minutes + 1, TIMEFRAMES), perSecond, candle -> {});
        for (int round = 0; round < rounds; round++) {
            pauseUpTo(Duration.ofSeconds(3));
            Fault fault = draw();
            faults.merge(fault, 1, Integer::sum);
            happen(fault, random.nextInt(WORKERS));
        }
        for (Replica worker : workers) {
            worker.ready();
        }
        writer.stop();
        Await.until("the workers have dealt with all candles", PATIENCE, () -> stage.candlesLeft() == 0);
        return new Result(rounds, inside, faults, verdict());
    }

    private Fault draw() {
        int drawn = random.nextInt(
                Stream.of(Fault.values()).mapToInt(fault -> fault.weight).sum());
        for (Fault fault : Fault.values()) {
            drawn -= fault.weight;
            if (drawn < 0) {
                return fault;
            }
        }
        throw new IllegalStateException("no fault was drawn");
    }

    private void happen(Fault fault, int number) {
        switch (fault) {
            case KILL_WHILE_PUBLISHING -> kill(number, true);
            case KILL -> kill(number, false);
            case RESTART -> {
                workers[number].close();
                workers[number] = stage.start(number);
            }
            case PAUSE -> {
                workers[number].pause();
                pauseUpTo(Duration.ofSeconds(12));
                workers[number].resume();
            }
            case KILL_BROKER -> {
                stage.kafka().kill();
                stage.restartBroker();
            }
            case RESTART_BROKER -> {
                stage.kafka().close();
                stage.restartBroker();
            }
            case PAUSE_BROKER -> pauseBroker();
        }
    }

    private void kill(int number, boolean whilePublishing) {
        if (whilePublishing) {
            workers[number].ready();
        }
        try (Group group = stage.group(number)) {
            long start = System.nanoTime();
            while (whilePublishing && !group.isTransactionOpen() && System.nanoTime() - start < UNTIL_OPEN.toNanos()) {
                Thread.onSpinWait();
            }
            workers[number].kill();
            inside += group.isTransactionOpen() ? 1 : 0;
        }
        workers[number] = stage.start(number);
    }

    private void pauseBroker() {
        try {
            stage.kafka().pause();
            pauseUpTo(Duration.ofSeconds(5));
            stage.kafka().resume();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Verdict verdict() {
        return new Verification(stage.bootstrapServers(), Verification.Question.ALL, _ -> Optional.empty())
                .run().values().stream().map(Verification.Result::verdict).reduce(Verdict.NONE, Verdict::plus);
    }

    private void pauseUpTo(Duration most) {
        Await.pause(Duration.ofMillis(random.nextLong(most.toMillis())));
    }
}
