package io.signalstack.local;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Processes whose time is stopped until this is closed. */
record Paused(List<Long> pids) implements AutoCloseable {

    /** A process and its descendants: Postgres has one for each connection. */
    static Paused tree(long pid) throws IOException {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        Paused paused = new Paused(Stream.concat(Stream.of(process), process.descendants())
                .map(ProcessHandle::pid)
                .toList());
        paused.signal("STOP");
        return paused;
    }

    @Override
    public void close() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        for (long pid : pids) {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
            kill.onExit().join();
        }
    }
}
