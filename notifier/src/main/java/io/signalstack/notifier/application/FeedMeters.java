package io.signalstack.notifier.application;

/** What is counted about frames. */
public interface FeedMeters {

    /** A frame left for a client. */
    void sent(Frame frame);

    /** Frames of a type did not leave, for a reason: {@code conflated}, {@code overflow} or {@code closed}. */
    void dropped(String type, String reason, int count);
}
