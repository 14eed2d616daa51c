package io.signalstack.notifier.application;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client's wish to subscribe, its symbols already known to exist.
 *
 * @param id the client's own, for the answer
 */
public record Request(@Nullable Long id, List<Subscription> subscriptions) {

    public Request {
        subscriptions = List.copyOf(subscriptions);
    }

    Set<String> instruments() {
        return subscriptions.stream().map(Subscription::instrument).collect(Collectors.toUnmodifiableSet());
    }
}
