package io.signalstack.local;

import java.io.PrintStream;
import java.time.Duration;

/** Tells on the terminal how far the start has come. */
final class Progress {

    private final PrintStream out;
    private final long startNanos = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** One line per thing that is done, with the seconds since the start. */
    void done(String what) {
        Duration since = Duration.ofNanos(System.nanoTime() - startNanos);
        out.printf("  %5.1f s  %s%n", since.toMillis() / 1000.0, what);
    }

    void say(String line) {
        out.println(line);
    }
}
