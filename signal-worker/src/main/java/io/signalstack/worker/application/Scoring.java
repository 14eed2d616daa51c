package io.signalstack.worker.application;

import java.util.List;

/** What became of one record of {@code candles.v1}. */
public sealed interface Scoring {

    /**
     * It was dealt with.
     *
     * @param publications what is to be published for it, in order; mostly nothing
     */
    record Done(List<Publication> publications) implements Scoring {}

    /**
     * It contradicts its series, and had no effect.
     *
     * @param reason how, in one line
     */
    record Contradiction(String reason) implements Scoring {}
}
