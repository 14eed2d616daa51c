package io.signalstack.notifier.application;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The newest events of each partition, for clients that were away for a while. It belongs to one thread. */
final class History {

    private final int capacity;
    private final List<Deque<FedEvent>> newest = new ArrayList<>();
    private Positions from;

    /**
     * Nothing yet.
     *
     * @param start where reading began
     * @param capacity events kept per partition
     */
    History(Positions start, int capacity) {
        this.capacity = capacity;
        this.from = start;
        for (int partition = 0; partition < start.partitions(); partition++) {
            newest.add(new ArrayDeque<>());
        }
    }

    void add(FedEvent event) {
        Deque<FedEvent> events = newest.get(event.partition());
        events.add(event);
        if (events.size() > capacity) {
            FedEvent forgotten = events.remove();
            from = from.with(forgotten.partition(), forgotten.offset() + 1);
        }
    }

    /** The earliest positions from which nothing has been forgotten. */
    Positions from() {
        return from;
    }

    /** The events that are kept from the given positions on, in order per partition. */
    List<FedEvent> since(Positions positions) {
        return newest.stream().flatMap(events -> newerThan(events, positions)).toList();
    }

    private static Stream<FedEvent> newerThan(Deque<FedEvent> events, Positions positions) {
        return events.stream().filter(event -> event.offset() >= positions.at(event.partition()));
    }
}
