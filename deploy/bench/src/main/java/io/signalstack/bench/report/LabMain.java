package io.signalstack.bench.report;

import io.signalstack.trading.strategy.BuiltInStrategies;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** {@code ./signalstack report --lab --seeds N}. */
public final class LabMain {

    private LabMain() {}

    /**
     * Prints the report.
     *
     * @param args how many seeds, from 1 on; the local stack's own is none of them
     */
    public static void main(String[] args) throws ExecutionException, InterruptedException {
        int seeds = Integer.parseInt(args[0]);
        if (seeds < 1) {
            System.err.println("--seeds takes 1 or more");
            System.exit(2);
        }
        List<LabSeed> results = new LabSeeds(BuiltInStrategies.all(), LabSeed.Extent.FULL)
                .run(seeds, done -> System.err.print("\r" + done + " of " + seeds + " seeds"));
        System.err.println();
        System.out.print(new LabReport(results).toMarkdown());
    }
}
