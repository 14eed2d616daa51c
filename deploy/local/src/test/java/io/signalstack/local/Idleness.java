package io.signalstack.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long a process has waited for something else than a core: the part of the looks at it in which none of its threads
 * ran or wanted to (Linux tells). What it works, and what a busy machine keeps it from working, is not in it.
 */
final class Idleness implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** After the thread's name in parentheses, in which anything may stand. */
    private static final int STATE_AFTER_NAME = 2;

    private final Path threads;
    private final long begun = System.nanoTime();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger idle = new AtomicInteger();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Thread looking;

    Idleness(long pid) {
        threads = Path.of("/proc", Long.toString(pid), "task");
        looking = Thread.ofPlatform().daemon().name("idleness").start(this::look);
    }

    /** What the process has waited until now, or until its end; none where the system does not tell. */
    Duration soFar() {
        Throwable broken = failure.get();
        if (broken != null) {
            throw new IllegalStateException("a process that cannot be looked at", broken);
        }
        int all = Math.max(1, looks.get());
        return Duration.ofNanos((long) ((System.nanoTime() - begun) * (double) idle.get() / all));
    }

    @Override
    public void close() {
        looking.interrupt();
    }

    private void look() {
        try {
            while (Files.exists(threads)) {
                boolean works = works();
                looks.incrementAndGet();
                if (!works) {
                    idle.incrementAndGet();
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException | UncheckedIOException e) {
            // With the process its threads go, too.
            if (Files.exists(threads)) {
                failure.set(e);
            }
        }
    }

    private boolean works() throws IOException {
        try (Stream<Path> all = Files.list(threads)) {
            for (Path thread : all.toList()) {
                if (wantsACore(thread)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Running or runnable; in the kernel's hands, for a disk or a page. */
    private static boolean wantsACore(Path thread) throws IOException {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return List.of('R', 'D').contains(stat.charAt(stat.lastIndexOf(')') + STATE_AFTER_NAME));
        } catch (IOException ended) {
            return false;
        }
    }
}
