package io.signalstack.worker.application;

/**
 * What a compacted topic says, read from its beginning on. Written by one thread, read by any.
 *
 * @param <T> the topic's values
 */
public interface CompactedBook<T> {

    /**
     * Takes in the next value.
     *
     * @throws IllegalArgumentException saying why, if it says nothing that can be used
     */
    void put(T value);

    /** Notes that all that was there when the reading began has been read. */
    void readToTheEnd();
}
