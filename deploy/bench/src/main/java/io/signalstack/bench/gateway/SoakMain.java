package io.signalstack.bench.gateway;

import io.signalstack.sandbox.exchange.ReplayExchangeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What {@code ./signalstack soak gateway} does with processes: {@code <project> <kills> <seed>}. */
public final class SoakMain {

    private static final Duration TAKEOVER = Duration.ofSeconds(15);

    private SoakMain() {}

    /**
     * Prints a line for each part. Fails if candles are lost, told twice, or differ, if no kill was inside of a transaction,
     * and if a dead replica is not taken over in time.
     */
    public static void main(String[] args) {
        Path project = Path.of(args[0]);
        int kills = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        Path folder = project.resolve("deploy/bench/target/soak");
        KillRounds.Result rounds = kills(project, folder.resolve("kills"), kills, seed);
        report("gateway-kills", rounds.line(), rounds.log());
        require(rounds.inside() > 0, "no gateway was killed inside of a transaction");
        Replicas replicas = new Replicas(project, folder.resolve("replicas"));
        Replicas.Result killed = replicas.killed();
        report("gateway-replica-killed", killed.line(), killed.log());
        require(killed.takeover().compareTo(TAKEOVER) < 0, "the takeover has taken too long");
        report("gateway-replica-paused", replicas.paused());
        report("gateway-replica-paused-before-its-first-transaction", replicas.pausedBeforeItsFirstTransaction());
    }

    static KillRounds.Result kills(Path project, Path folder, int rounds, long seed) {
        ReplayExchangeOptions options = ReplayExchangeOptions.builder()
                .testInstruments(rounds + 1)
                .weightPerMinute(GatewayStage.ANY_WEIGHT)
                .build();
        try (GatewayStage stage = GatewayStage.start(project, folder, options, Map.of())) {
            return new KillRounds(stage, seed).run(rounds);
        }
    }

    private static void report(String what, Replicas.Result result) {
        report(what, result.line(), result.log());
    }

    private static void report(String what, String line, LogCheck log) {
        System.out.println("SOAK " + what + " " + line);
        require(log.isClean(), what + ": the log is not what the exchange served");
    }

    private static void require(boolean kept, String otherwise) {
        if (!kept) {
            throw new IllegalStateException(otherwise);
        }
    }
}
