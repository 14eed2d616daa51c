package io.signalstack.platform.start;

import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** One prerequisite that is waited for, with what is known of it by now. */
final class Waiting {

    private static final Logger LOG = Logger.getLogger(Waiting.class);

    private final Prerequisite prerequisite;
    private final Duration firstWait;
    private final Duration longestWait;
    private final Consumer<UnfitException> end;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile State state = new State.Missing("being looked for");

    private sealed interface State {

        record Met() implements State {}

        record Missing(String why) implements State {}
    }

    /** @param end called with what no waiting can mend; nothing is tried after that */
    Waiting(Prerequisite prerequisite, Duration firstWait, Duration longestWait, Consumer<UnfitException> end) {
        this.prerequisite = prerequisite;
        this.firstWait = firstWait;
        this.longestWait = longestWait;
        this.end = end;
        this.thread = Thread.ofPlatform()
                .name("start: " + prerequisite.name())
                .daemon()
                .unstarted(this::run);
    }

    String name() {
        return prerequisite.name();
    }

    boolean isOver() {
        return state instanceof State.Met;
    }

    /** In words. */
    String status() {
        return switch (state) {
            case State.Met() -> "there";
            case State.Missing(String why) -> why;
        };
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopping = true;
        thread.interrupt();
    }

    private void run() {
        try {
            Duration wait = firstWait;
            while (!tried() && !stopping) {
                Thread.sleep(wait);
                wait = wait.multipliedBy(2).compareTo(longestWait) < 0 ? wait.multipliedBy(2) : longestWait;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UnfitException e) {
            state = new State.Missing(String.valueOf(e.getMessage()));
            end.accept(e);
        }
    }

    /** Once; a reason is logged when it is another than the one before. */
    private boolean tried() throws InterruptedException {
        try {
            prerequisite.meet();
            state = new State.Met();
            LOG.debugf("%s: there", name());
            return true;
        } catch (UnfitException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            // What is interrupted at the end fails in many ways, and nobody waits for it any more.
            if (!stopping && !why.equals(status())) {
                LOG.warnf("waiting for %s: %s", name(), why);
            }
            state = new State.Missing(why);
            return false;
        }
    }
}
