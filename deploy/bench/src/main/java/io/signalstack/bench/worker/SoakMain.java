package io.signalstack.bench.worker;

import java.nio.file.Path;

/** What {@code ./signalstack soak worker} does: {@code <project> <rounds> <seed>}. */
public final class SoakMain {

    /** As many as a soak of some hundred rounds could take. */
    private static final int MINUTES = 60_000;

    private static final double PER_SECOND = 15;

    private SoakMain() {}

    /** Prints a line, and fails unless what is published is what an offline run gives. */
    public static void main(String[] args) {
        Path project = Path.of(args[0]);
        ChaosRounds.Result result = chaos(
                project,
                project.resolve("deploy/bench/target/soak-worker"),
                Integer.parseInt(args[1]),
                Long.parseLong(args[2]),
                PER_SECOND);
        System.out.println("SOAK worker-chaos " + result.line());
        if (!result.isClean()) {
            result.verdict().differences().forEach(System.out::println);
            throw new IllegalStateException("what is published is not what an offline run gives");
        }
    }

    static ChaosRounds.Result chaos(Path project, Path folder, int rounds, long seed, double perSecond) {
        try (WorkerStage stage = new WorkerStage(project, folder, WorkerOptions.AS_SHIPPED)) {
            return new ChaosRounds(stage, seed).run(rounds, MINUTES, perSecond);
        }
    }
}
