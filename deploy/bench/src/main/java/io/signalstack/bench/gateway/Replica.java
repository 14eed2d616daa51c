package io.signalstack.bench.gateway;

import io.signalstack.sandbox.process.BuiltService;
import io.signalstack.sandbox.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;

/** A gateway that runs as a process of its own. */
final class Replica implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final BuiltService service;
    private final ServerProcess process;
    private final HttpClient http = HttpClient.newHttpClient();

    Replica(BuiltService service, ServerProcess process) {
        this.service = service;
        this.process = process;
    }

    /** Waits until it polls all that the group has given it. */
    Replica ready() {
        process.awaitReady(() -> service.isReady(http), START);
        return this;
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
        http.close();
    }

    /** SIGSTOP. */
    void pause() {
        try {
            process.pause();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGCONT. */
    void resume() {
        try {
            process.resume();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
        http.close();
    }
}
