package io.signalstack.local;

import io.signalstack.sandbox.process.ServerProcess;
import io.signalstack.sandbox.process.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes that outlived a launcher which was killed. */
final class Leftovers {

    /** Users of the data before those who keep it. */
    private static final List<String> ORDER = List.of(
            "market-gateway",
            "signal-worker",
            "notifier",
            "backtest-service",
            "signal-api",
            "kafka",
            "redis",
            "postgres");

    private Leftovers() {}

    /** Stops those that work in {@code folder}, and names them. */
    static List<String> stop(StackFolder folder) {
        List<String> stopped = new ArrayList<>();
        for (String part : ORDER) {
            Path data = folder.data(part);
            StopSignal signal = part.equals("postgres") ? StopSignal.INT : StopSignal.TERM;
            if (Files.isDirectory(data) && ServerProcess.stopLeftover(data, signal)) {
                stopped.add(part);
            }
        }
        return stopped;
    }
}
