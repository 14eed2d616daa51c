package io.signalstack.local;

import io.signalstack.sandbox.process.BuiltService;
import io.signalstack.sandbox.process.ServerProcess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What runs where, written down for who asks from another terminal as soon as the edge is there; mutable, for all threads. */
final class WhatRuns {

    private static final String EDGE = "edge";

    private final StackFolder folder;
    private final Map<String, RunningStack.Part> parts = new LinkedHashMap<>();
    private int edgePort;
    private String notice = "";

    WhatRuns(StackFolder folder) {
        this.folder = folder;
    }

    void note(BuiltService service, ServerProcess process) {
        note(service.name(), process.handle(), "http://127.0.0.1:" + service.port());
    }

    /** Takes down where a part is, in place of where it was before. */
    synchronized void note(String name, ProcessHandle process, String address) {
        parts.put(name, new RunningStack.Part(name, process.pid(), address));
        if (parts.containsKey(EDGE)) {
            // Complete: who asks from another terminal reads it there.
            now().write(folder);
        }
    }

    /** Takes down the edge, which is the last part and lives in this process. */
    synchronized void noteEdge(int port) {
        edgePort = port;
        note(EDGE, ProcessHandle.current(), "http://127.0.0.1:" + port);
    }

    /** Takes down what else there is to know; an empty line if there is nothing. */
    synchronized void notice(String line) {
        notice = line;
        now().write(folder);
    }

    synchronized RunningStack now() {
        return new RunningStack(edgePort, List.copyOf(parts.values()), notice);
    }
}
