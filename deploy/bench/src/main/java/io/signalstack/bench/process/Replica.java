package io.signalstack.bench.process;

import io.signalstack.sandbox.process.BuiltService;
import io.signalstack.sandbox.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** A service that runs as a process of its own. */
public final class Replica implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final double MIB = 1024 * 1024;

    private final BuiltService service;
    private final ServerProcess process;
    private final HttpClient http = HttpClient.newHttpClient();

    private Replica(BuiltService service, ServerProcess process) {
        this.service = service;
        this.process = process;
    }

    /**
     * Starts a service.
     *
     * @param folder for its temporary files
     * @param log that what it prints is appended to
     */
    public static Replica start(BuiltService service, Path folder, Path log) {
        return new Replica(service, service.start(folder, log));
    }

    /** Waits until it says that it does all of its work. */
    public Replica ready() {
        process.awaitReady(() -> service.isReady(http), START);
        return this;
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
        http.close();
    }

    /** SIGSTOP. */
    public void pause() {
        try {
            process.pause();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGCONT. */
    public void resume() {
        try {
            process.resume();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its heap holds that is still in use, in MiB: it is made to collect all else before it is asked. */
    public double liveHeapMib() {
        try {
            int collected = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process.pid()),
                            "GC.run")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (collected != 0) {
                throw new IllegalStateException("a service does not collect its garbage when it is asked to");
            }
            return metric("jvm_memory_used_bytes{area=\"heap\"") / MIB;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a service was asked for its memory", e);
        }
    }

    /** What it says at {@code /metrics}: the sum of all lines that begin so. */
    public double metric(String beginning) {
        URI metrics = URI.create("http://127.0.0.1:" + service.port() + "/metrics");
        try {
            return http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith(beginning))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a service was asked for its metrics", e);
        }
    }

    @Override
    public void close() {
        process.close();
        http.close();
    }
}
