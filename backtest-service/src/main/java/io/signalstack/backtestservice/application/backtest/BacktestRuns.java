package io.signalstack.backtestservice.application.backtest;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Ordered backtests, as their owners see them. */
public interface BacktestRuns {

    /**
     * Orders a run; called on a Vert.x context, as doors are.
     *
     * @param along what is done in the same transaction; if it fails, there is no run
     */
    Uni<BacktestRun> order(String owner, RunSpec spec, Function<BacktestRun, Uni<Void>> along);

    /** The run; empty if there is none of that id, or it is another's. */
    Uni<Optional<BacktestRun>> find(String owner, UUID id);

    /** The owner's newest runs without their results, newest first. */
    Uni<List<BacktestRun>> newest(String owner, int limit);

    /** Deletes a run, which also ends it if it is running; false if there is none such. */
    Uni<Boolean> delete(String owner, UUID id);

    /** Daily equity of a run that is done, as JSON text; empty if the run is not done, or not the owner's. */
    Uni<Optional<String>> equity(String owner, UUID id);

    /** Trades of a run with numbers after {@code after}, each as JSON text, in order. */
    Uni<List<String>> trades(String owner, UUID id, int after, int limit);
}
