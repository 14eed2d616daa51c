package io.signalstack.local.edge;

import java.time.Duration;

/**
 * How much of the edge one client, or one service that does not answer, may hold, and for how long.
 *
 * @param connectionsPerAddress connections that a client address may have open; a further one is closed at once
 * @param head how long a new connection may take to send the head of its first request
 * @param idle how long a connection may rest between an answer and the head of the next request
 * @param body how long a request's body may take to arrive
 * @param bodyBytes size of one body; a larger one is a 413
 * @param heldBytes size of all bodies that are arriving or waiting at one time; beyond it, 503
 * @param connect how long it may take to get a connection to a service, waiting for a free one included
 * @param answer how long a service may take until its answer begins, the connection to it included
 * @param stall how long an answer that has begun may make no progress, for the service's fault or the client's
 * @param requestsPerService requests under way at one service; no client address can reach this number alone
 * @param waitingPerService requests that wait for a connection to one service; a further one is a 503 at once
 */
record EdgeLimits(
        int connectionsPerAddress,
        Duration head,
        Duration idle,
        Duration body,
        int bodyBytes,
        long heldBytes,
        Duration connect,
        Duration answer,
        Duration stall,
        int requestsPerService,
        int waitingPerService) {

    private static final int MIB = 1024 * 1024;

    /** The local stack's: every client of one machine has the same address there. */
    static final EdgeLimits DEFAULT = new EdgeLimits(
            512,
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            MIB,
            32L * MIB,
            Duration.ofSeconds(2),
            // The client has its problem within five seconds.
            Duration.ofMillis(4_500),
            Duration.ofSeconds(20),
            1_024,
            1_024);
}
