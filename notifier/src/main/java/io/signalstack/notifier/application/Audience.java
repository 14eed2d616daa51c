package io.signalstack.notifier.application;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who listens to which instrument. It belongs to one thread. */
final class Audience {

    private final Map<String, Set<Subscriber>> byInstrument = new HashMap<>();

    Set<Subscriber> of(String instrument) {
        return byInstrument.getOrDefault(instrument, Set.of());
    }

    void add(Subscriber subscriber, Collection<String> instruments) {
        instruments.forEach(instrument -> byInstrument
                .computeIfAbsent(instrument, first -> new LinkedHashSet<>())
                .add(subscriber));
    }

    void remove(Subscriber subscriber, Collection<String> instruments) {
        instruments.forEach(instrument -> byInstrument.computeIfPresent(instrument, (name, subscribers) -> {
            subscribers.remove(subscriber);
            return subscribers.isEmpty() ? null : subscribers;
        }));
    }
}
