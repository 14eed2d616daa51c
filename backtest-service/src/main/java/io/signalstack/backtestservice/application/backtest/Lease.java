package io.signalstack.backtestservice.application.backtest;

import java.util.UUID;

/**
 * The right to work on a run for a while.
 *
 * @param runId the run
 * @param fence counts the leases of this run: the store takes nothing from an earlier one
 * @param spec what is to be run
 */
public record Lease(UUID runId, long fence, RunSpec spec) {}
