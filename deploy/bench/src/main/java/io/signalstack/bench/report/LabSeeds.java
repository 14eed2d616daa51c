package io.signalstack.bench.report;

import io.signalstack.trading.strategy.StrategyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Runs the simulated markets of many seeds, on every processor; what comes of them does not depend on how many. */
final class LabSeeds {

    private final List<StrategyDefinition> strategies;
    private final LabSeed.Extent extent;

    LabSeeds(List<StrategyDefinition> strategies, LabSeed.Extent extent) {
        this.strategies = strategies;
        this.extent = extent;
    }

    /** @param progress told how many are done */
    List<LabSeed> run(int seeds, IntConsumer progress) throws ExecutionException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<LabSeed>> running = new ArrayList<>();
            for (long seed = 1; seed <= seeds; seed++) {
                long one = seed;
                running.add(executor.submit(() -> LabSeed.of(one, strategies, extent)));
            }
            List<LabSeed> done = new ArrayList<>();
            for (Future<LabSeed> future : running) {
                done.add(future.get());
                progress.accept(done.size());
            }
            return done;
        }
    }
}
