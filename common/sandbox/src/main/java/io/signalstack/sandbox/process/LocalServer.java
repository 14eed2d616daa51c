package io.signalstack.sandbox.process;

import java.io.IOException;
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

    /** Ends it at once; it can do nothing about it. Returns when it is gone. */
    public final void kill() {
        started.process().kill();
    }

    /** Stops its time until {@link #resume}. */
    public final void pause() throws IOException {
        started.process().pause();
    }

    /** Lets it go on after a pause. */
    public final void resume() throws IOException {
        started.process().resume();
    }

    @Override
    public final void close() {
        started.process().close();
    }
}
