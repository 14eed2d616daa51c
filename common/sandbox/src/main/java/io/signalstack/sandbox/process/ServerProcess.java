package io.signalstack.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A server that runs as a process of its own and works in one folder, which also holds its log, its temporary files and
 * a note of its process id.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final String name;
    private final Process process;
    private final PidFile pidFile;
    private final LastWords lastWords;
    private final StopSignal stopSignal;

    private ServerProcess(String name, Process process, PidFile pidFile, LastWords lastWords, StopSignal stopSignal) {
        this.name = name;
        this.process = process;
        this.pidFile = pidFile;
        this.lastWords = lastWords;
        this.stopSignal = stopSignal;
    }

    /**
     * Starts a command in its own session, with the folder as working directory.
     *
     * @param name for messages
     * @param folder made by {@link #prepare}
     * @param log file that what it prints is appended to
     * @throws StartException when the program cannot be run
     */
    public static ServerProcess start(String name, Path folder, List<String> command, Path log, StopSignal stopSignal) {
        return start(name, folder, command, Map.of(), log, stopSignal);
    }

    /**
     * Starts a command that is told something that no list of processes shows.
     *
     * @param environment beside what this process has in its own
     */
    public static ServerProcess start(
            String name,
            Path folder,
            List<String> command,
            Map<String, String> environment,
            Path log,
            StopSignal stopSignal) {
        ProcessBuilder builder = new ProcessBuilder(OwnSession.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("TMPDIR", folder.resolve("tmp").toString());
        try {
            PidFile pidFile = PidFile.in(folder);
            LastWords lastWords = new LastWords(log);
            Process process = builder.start();
            pidFile.write(process.toHandle());
            return new ServerProcess(name, process, pidFile, lastWords, stopSignal);
        } catch (IOException e) {
            throw new StartException(name + " cannot start: " + e.getMessage(), e);
        }
    }

    /**
     * Makes the folder and its {@code tmp}.
     *
     * @throws StartException when that cannot be done, or nothing can be written there
     */
    public static Path prepare(String name, Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute.resolve("tmp"));
            Files.delete(Files.createTempFile(absolute, "writable", ""));
            return absolute;
        } catch (IOException e) {
            throw new StartException(
                    name + " cannot start: its data folder " + absolute + " cannot be used (" + e
                            + "). Make it writable, or choose another one.",
                    e);
        }
    }

    /** Stops the process that an earlier run, killed before it could do so itself, left behind in the folder. */
    public static boolean stopLeftover(Path folder, StopSignal stopSignal) {
        PidFile pidFile = PidFile.in(folder.toAbsolutePath().normalize());
        boolean found = pidFile.alive()
                .map(process -> {
                    stopSignal.send(process, GRACE);
                    return true;
                })
                .orElse(false);
        pidFile.delete();
        return found;
    }

    /**
     * Waits until the server answers.
     *
     * @throws StartException when it ends before that, or takes too long; the process is then stopped
     */
    public void awaitReady(BooleanSupplier ready, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                pidFile.delete();
                throw new StartException(
                        name + " ended while it started (exit code " + process.exitValue() + "). " + lastWords.line());
            }
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                close();
                throw new StartException(name + " did not answer within " + timeout.toSeconds() + " s of its start. "
                        + lastWords.line());
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** Waits until the process has ended, and says in one line how. */
    public String waitForEnd() throws InterruptedException {
        int exitCode = process.waitFor();
        return "exit code " + exitCode + ". " + lastWords.line();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        // Its handle knows at once, the process itself a moment later.
        return process.toHandle().isAlive();
    }

    /** For who must know when the server dies. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends the process at once; it can do nothing about it. Returns when it is gone. */
    public void kill() {
        StopSignal.kill(process.toHandle());
        pidFile.delete();
    }

    /** Stops its time: it keeps all that it has, and does nothing until {@link #resume}. */
    public void pause() throws IOException {
        Signals.send("STOP", process.toHandle());
    }

    /** Lets a paused process go on, which does not know that time has passed. */
    public void resume() throws IOException {
        Signals.send("CONT", process.toHandle());
    }

    /** Ends the process as its stop signal asks, by force after 15 seconds. Calling it again does nothing. */
    @Override
    public void close() {
        if (process.isAlive()) {
            stopSignal.send(process.toHandle(), GRACE);
        }
        pidFile.delete();
    }
}
