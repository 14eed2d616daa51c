package io.signalstack.trading.strategy;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sentences that are put together when they are first read: of most signals of a backtest nobody reads them. */
final class Sentences extends AbstractList<String> {

    private final Supplier<List<String>> source;
    private @Nullable List<String> made;

    /** @param source gives the same each time: threads that read at once may each ask it */
    Sentences(Supplier<List<String>> source) {
        this.source = source;
    }

    @Override
    public String get(int index) {
        return sentences().get(index);
    }

    @Override
    public int size() {
        return sentences().size();
    }

    private List<String> sentences() {
        List<String> sentences = made;
        if (sentences == null) {
            // Unmodifiable, so that another thread sees it whole.
            sentences = List.copyOf(source.get());
            made = sentences;
        }
        return sentences;
    }
}
