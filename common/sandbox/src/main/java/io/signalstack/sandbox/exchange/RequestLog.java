package io.signalstack.sandbox.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests, oldest first; bounded, for a local stack may run for weeks. */
final class RequestLog {

    private static final int KEPT = 10_000;

    private final Deque<ServedRequest> requests = new ArrayDeque<>();
    private int overBudget;

    synchronized void add(ServedRequest request) {
        if (requests.size() == KEPT) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    synchronized void overBudget() {
        overBudget++;
    }

    synchronized int timesOverBudget() {
        return overBudget;
    }

    synchronized List<ServedRequest> all() {
        return List.copyOf(requests);
    }
}
