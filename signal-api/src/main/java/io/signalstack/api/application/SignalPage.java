package io.signalstack.api.application;

import io.signalstack.contracts.view.SignalView;
import java.util.List;
import java.util.Optional;

/**
 * Some signals, newest first.
 *
 * @param next where the following page goes on; empty on the last one
 */
public record SignalPage(List<SignalView> signals, Optional<SignalCursor> next) {

    /** Cuts a page out of one signal more than it shows, if there are as many. */
    static SignalPage of(List<SignalView> found, int size) {
        if (found.size() <= size) {
            return new SignalPage(found, Optional.empty());
        }
        List<SignalView> shown = found.subList(0, size);
        return new SignalPage(shown, Optional.of(SignalCursor.of(shown.getLast())));
    }
}
