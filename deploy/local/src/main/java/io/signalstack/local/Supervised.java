package io.signalstack.local;

import io.signalstack.sandbox.process.ServerProcess;
import io.signalstack.sandbox.process.StartException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** A service that is started again when it has ended by itself. */
final class Supervised implements AutoCloseable {

    /** What is told of a service. */
    interface Witness {

        /** It has ended, and is started again after a rest. */
        void ended(String how, Duration rest);

        /** It has been started again. */
        void startedAgain(ServerProcess process);

        /** It has ended too often, or cannot be started; nobody starts it again. */
        void givenUp(String why);
    }

    /** How a rest is spent: asleep, but for tests. */
    @FunctionalInterface
    interface Rest {
        void sleep(Duration rest) throws InterruptedException;
    }

    private final String name;
    private final Supplier<ServerProcess> start;
    private final InstantSource clock;
    private final Rest rest;
    private final Restarts restarts = new Restarts();
    private final Thread watch;
    private final Witness witness;
    private ServerProcess process;
    private boolean closed;

    /**
     * Starts a service.
     *
     * @param start called for each start
     * @throws StartException if it cannot be started
     */
    Supervised(String name, Supplier<ServerProcess> start, InstantSource clock, Rest rest, Witness witness) {
        this.name = name;
        this.start = start;
        this.clock = clock;
        this.rest = rest;
        this.witness = witness;
        this.process = start.get();
        this.watch = Thread.ofVirtual().name("supervisor of " + name).unstarted(this::watch);
    }

    synchronized ServerProcess process() {
        return process;
    }

    /** From now on its end is not the end of it. */
    void supervise() {
        watch.start();
    }

    private void watch() {
        try {
            while (true) {
                String how = process().waitForEnd();
                if (isClosed()) {
                    return;
                }
                Optional<Duration> pause = restarts.after(clock.instant());
                if (pause.isEmpty()) {
                    witness.givenUp(name + " has been started again " + Restarts.MOST
                            + " times within a minute and has ended once more: " + how);
                    return;
                }
                witness.ended(name + " has ended: " + how, pause.get());
                rest.sleep(pause.get());
                if (!startAgain()) {
                    return;
                }
                witness.startedAgain(process());
            }
        } catch (StartException e) {
            witness.givenUp(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean startAgain() {
        if (!closed) {
            process = start.get();
        }
        return !closed;
    }

    /** Stops it for good. Calling it again does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        watch.interrupt();
        process.close();
    }
}
