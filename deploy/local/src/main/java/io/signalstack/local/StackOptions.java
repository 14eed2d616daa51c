package io.signalstack.local;

import java.nio.file.Path;

/**
 * How the stack is to run.
 *
 * @param project the checkout, where the services' packages are
 * @param folder where data, logs and process ids are kept
 * @param port the edge's port, 0 for any free one
 * @param speed recorded seconds per second of wall time, until the replay has caught up with the present
 * @param labSpeed the same of the simulated markets, once they are started
 * @param exchange what is polled
 * @param fresh whether to begin with empty data
 */
record StackOptions(
        Path project,
        StackFolder folder,
        int port,
        double speed,
        double labSpeed,
        ExchangeChoice exchange,
        boolean fresh) {}
