package io.signalstack.gateway.simulation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what is logged as a warning or worse. */
public final class Warnings extends Handler implements AutoCloseable {

    private final Logger root = Logger.getLogger("");
    private final List<String> said = new CopyOnWriteArrayList<>();

    public Warnings() {
        setLevel(Level.WARNING);
        root.addHandler(this);
    }

    public List<String> said() {
        return List.copyOf(said);
    }

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record)) {
            said.add(record.getLoggerName() + ": " + record.getMessage());
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
