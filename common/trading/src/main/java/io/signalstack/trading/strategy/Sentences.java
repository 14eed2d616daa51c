package io.signalstack.trading.strategy;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sentences that are put together when they are first read: of most signals of a backtest nobody reads them. */
final class Sentences extends AbstractList<String> {

    private static final int MOST = 16;
    private static final int LONGEST = 1_000;

    private final Supplier<List<String>> source;
    private @Nullable List<String> made;

    /** @param source gives the same each time: threads that read at once may each ask it */
    Sentences(Supplier<List<String>> source) {
        this.source = source;
    }

    /**
     * Somebody's sentences, copied.
     *
     * @throws IllegalArgumentException if there are too many, or one is empty, too long, or not text
     */
    static List<String> checked(List<String> sentences) {
        List<String> copy = List.copyOf(sentences);
        if (copy.size() > MOST) {
            throw new IllegalArgumentException("rationale has " + copy.size() + " sentences, more than " + MOST);
        }
        for (String sentence : copy) {
            if (sentence.isBlank() || sentence.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "rationale has a sentence of " + sentence.length() + " characters, not of 1 to " + LONGEST);
            }
            if (sentence.codePoints().anyMatch(Sentences::isNoText)) {
                throw new IllegalArgumentException("rationale has a control character or half a character");
            }
        }
        return copy;
    }

    private static boolean isNoText(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
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
