package io.signalstack.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * How long a process has waited for something else than a core: the part of the looks at it in which none of its threads
 * ran or wanted to (Linux tells). What it works, and what a busy machine keeps it from working, is not in it.
 */
final class Idleness implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** The distance from the parenthesis behind the thread's name, in which anything may stand, to its state. */
    private static final int STATE_AFTER_NAME = 2;

    private final Path threads;
    private final long begun = System.nanoTime();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger idle = new AtomicInteger();
    private final ScheduledExecutorService observer = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> observing;

    Idleness(long pid) {
        threads = Path.of("/proc", Long.toString(pid), "task");
        observing = observer.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What the process has waited until now, or until its end; none where the system does not tell. */
    Duration soFar() {
        if (observing.state() == Future.State.FAILED) {
            throw new IllegalStateException("a process that cannot be looked at", observing.exceptionNow());
        }
        int all = Math.max(1, looks.get());
        return Duration.ofNanos((long) ((System.nanoTime() - begun) * (double) idle.get() / all));
    }

    @Override
    public void close() {
        observer.shutdownNow();
    }

    private void look() {
        if (!Files.exists(threads)) {
            return;
        }
        try {
            if (!works()) {
                idle.incrementAndGet();
            }
            looks.incrementAndGet();
        } catch (IOException | UncheckedIOException e) {
            // With the process its threads go, too.
            if (Files.exists(threads)) {
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean works() throws IOException {
        try (Stream<Path> all = Files.list(threads)) {
            return all.anyMatch(Idleness::wantsACore);
        }
    }

    /** Whether it runs or is runnable, or is in the kernel's hands, for a disk or a page. */
    private static boolean wantsACore(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return List.of('R', 'D').contains(stat.charAt(stat.lastIndexOf(')') + STATE_AFTER_NAME));
        } catch (IOException ended) {
            return false;
        }
    }
}
