package io.signalstack.notifier.application;

import java.util.ArrayList;
import java.util.List;

/** Writes down what was dropped. */
final class CountingMeters implements FeedMeters {

    private final List<String> dropped = new ArrayList<>();

    @Override
    public void sent(Frame frame) {}

    @Override
    public void dropped(String type, String reason, int count) {
        dropped.add(type + " " + reason);
    }

    List<String> dropped() {
        return dropped;
    }
}
