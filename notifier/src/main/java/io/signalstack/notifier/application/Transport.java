package io.signalstack.notifier.application;

import java.util.concurrent.CompletionStage;

/** The way to one client. */
public interface Transport {

    /** Sends a text; done once it has left, so that the next one may follow, and failed if the client is gone. */
    CompletionStage<?> send(String text);

    /** Asks the client for a sign of life. */
    void ping();

    /** Says good-bye. */
    void close(int code, String reason);
}
