package io.signalstack.local.log;

import io.signalstack.local.RunningStack;
import io.signalstack.sandbox.process.StartException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which cluster's log is meant. */
final class ClusterOptions {

    @Option(names = "--folder", hidden = true, required = true)
    private Path folder = Path.of(".signalstack");

    @Option(
            names = "--bootstrap-servers",
            description = "Kafka brokers, host:port[,...] (default: those of the stack that runs here).")
    private Optional<String> bootstrapServers = Optional.empty();

    /** Where the jars of own strategies are, unless told otherwise. */
    Path strategies() {
        return folder.toAbsolutePath().resolveSibling("strategies");
    }

    /** Where its public routes are: those of the stack that runs here, unless other brokers are named. */
    Optional<URI> edge() {
        return bootstrapServers.isPresent() ? Optional.empty() : RunningStack.edge(folder.toAbsolutePath());
    }

    /**
     * Where its brokers are.
     *
     * @throws StartException if none are named, and no stack runs here
     */
    String bootstrapServers() {
        return bootstrapServers
                .or(() -> RunningStack.brokers(folder.toAbsolutePath()))
                .orElseThrow(
                        () -> new StartException(
                                "no stack runs here; start it with ./signalstack up, or name other brokers with --bootstrap-servers"));
    }
}
