package io.signalstack.local.edge;

import java.time.Duration;

/** Limits of an edge under test: generous, but for what a test is about. */
final class Limits {

    private static final Duration AGES = Duration.ofMinutes(1);

    private int connections = 512;
    private Duration head = AGES;
    private Duration idle = AGES;
    private Duration body = AGES;
    private int bodyBytes = 100_000;
    private long heldBytes = 10_000_000;
    private Duration connect = AGES;
    private Duration answer = AGES;
    private Duration stall = AGES;
    private int requests = 256;
    private int waiting = 256;

    static Limits but() {
        return new Limits();
    }

    Limits connections(int perAddress) {
        connections = perAddress;
        return this;
    }

    Limits head(Duration patience) {
        head = patience;
        return this;
    }

    Limits idle(Duration patience) {
        idle = patience;
        return this;
    }

    Limits body(Duration patience) {
        body = patience;
        return this;
    }

    Limits heldBytes(long bytes) {
        heldBytes = bytes;
        return this;
    }

    Limits connect(Duration patience) {
        connect = patience;
        return this;
    }

    Limits answer(Duration patience) {
        answer = patience;
        return this;
    }

    Limits stall(Duration patience) {
        stall = patience;
        return this;
    }

    Limits requests(int perService, int waitingForThem) {
        requests = perService;
        waiting = waitingForThem;
        return this;
    }

    EdgeLimits build() {
        return new EdgeLimits(
                connections, head, idle, body, bodyBytes, heldBytes, connect, answer, stall, requests, waiting);
    }
}
