package io.signalstack.sandbox.process;

import java.nio.file.Path;

/** A server that listens on 127.0.0.1, as a process of its own, and works in one folder. */
public abstract class LocalServer implements AutoCloseable {

    private final ServerKind.Started started;

    protected LocalServer(ServerKind.Started started) {
        this.started = started;
    }

    protected final Path home() {
        return started.home();
    }

    public final int port() {
        return started.port();
    }

    public final long pid() {
        return started.process().pid();
    }

    /** For who must know when it dies. */
    public final ProcessHandle handle() {
        return started.process().handle();
    }

    @Override
    public final void close() {
        started.process().close();
    }
}
