package io.signalstack.bench.gateway;

import io.signalstack.sandbox.exchange.ReplayExchangeOptions;
import java.nio.file.Path;
import java.util.Map;

/** What {@code ./signalstack soak gateway} does with processes: {@code <project> <kills> <seed>}. */
public final class SoakMain {

    private SoakMain() {}

    /** Prints a line for each part, and fails if candles are lost, or told twice, or differ. */
    public static void main(String[] args) {
        Path project = Path.of(args[0]);
        int kills = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        Path folder = project.resolve("deploy/bench/target/soak");
        KillRounds.Result rounds = kills(project, folder.resolve("kills"), kills, seed);
        report("gateway-kills", rounds.line(), rounds.log());
        Replicas replicas = new Replicas(project, folder.resolve("replicas"));
        report("gateway-replica-killed", replicas.killed());
        report("gateway-replica-paused", replicas.paused());
        report("gateway-replica-paused-before-its-first-transaction", replicas.pausedBeforeItsFirstTransaction());
    }

    static KillRounds.Result kills(Path project, Path folder, int rounds, long seed) {
        ReplayExchangeOptions options = ReplayExchangeOptions.builder()
                .testInstruments(rounds + 1)
                .weightPerMinute(GatewayStage.ANY_WEIGHT)
                .build();
        try (GatewayStage stage = new GatewayStage(project, folder, options, Map.of())) {
            return new KillRounds(stage, seed).run(rounds);
        }
    }

    private static void report(String what, Replicas.Result result) {
        report(what, result.line(), result.log());
    }

    private static void report(String what, String line, LogCheck log) {
        System.out.println("SOAK " + what + " " + line);
        if (!log.isClean()) {
            throw new IllegalStateException(what + ": the log is not what the exchange served");
        }
    }
}
