package io.signalstack.sandbox.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;

/**
 * What all servers' starts have in common: the folder is prepared, what a killed run left there is stopped, the port is
 * claimed, the process is started and waited for.
 *
 * @param name for messages; in lower case, its log's
 * @param stopSignal how it is asked to end
 * @param patience how long it may take until it answers
 */
public record ServerKind(String name, StopSignal stopSignal, Duration patience) {

    /** What is particular to a kind: puts into the server's folder what it needs, and says how it is run. */
    @FunctionalInterface
    public interface Preparation {
        Launch prepare(Path home, int port) throws IOException;
    }

    /**
     * How a server is run.
     *
     * @param ready whether the server with a process id answers
     */
    public record Launch(List<String> command, LongPredicate ready) {}

    /** A server that answers. */
    public record Started(Path home, int port, ServerProcess process) {}

    /**
     * Starts a server and waits until it answers; one that does not is stopped again.
     *
     * @param folder for data, log and temporary files; made when missing
     * @param port to listen on; 0 takes a free one
     * @throws StartException in one line, with cause and way out
     */
    public Started start(Path folder, int port, Preparation preparation) {
        Path home = ServerProcess.prepare(name, folder);
        stopLeftover(home);
        int claimed = Ports.claim(name, port);
        Launch launch = launch(preparation, home, claimed);
        Path log = home.resolve(name.toLowerCase(Locale.ROOT) + ".log");
        ServerProcess process = ServerProcess.start(name, home, launch.command(), log, stopSignal);
        process.awaitReady(() -> launch.ready().test(process.pid()), patience);
        return new Started(home, claimed, process);
    }

    /** Stops the server that an earlier, killed run left working in the folder; says whether there was one. */
    public boolean stopLeftover(Path folder) {
        return ServerProcess.stopLeftover(folder, stopSignal);
    }

    private Launch launch(Preparation preparation, Path home, int port) {
        try {
            return preparation.prepare(home, port);
        } catch (IOException e) {
            throw new StartException(name + " cannot start: " + e.getMessage(), e);
        }
    }
}
