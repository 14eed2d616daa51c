package io.signalstack.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers which process works in a folder: its id and when it started, for the id alone may by now be another
 * program's.
 */
public record PidFile(Path file) {

    // Linux works a start out from the boot time, which the clock's adjustments move by up to a second.
    private static final Duration SAME_START = Duration.ofSeconds(2);

    /** The note about the one process that works in {@code folder}. */
    public static PidFile in(Path folder) {
        return new PidFile(folder.resolve("process.pid"));
    }

    public void write(ProcessHandle process) {
        long startedMs =
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        try {
            Files.writeString(file, process.pid() + " " + startedMs + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }

    /** The process that was written down, if it is still the same one and alive. */
    public Optional<ProcessHandle> alive() {
        try {
            String[] words = Files.readString(file).strip().split(" ", -1);
            if (words.length != 2) {
                return Optional.empty();
            }
            Instant started = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .startInstant()
                            .map(start -> Duration.between(start, started).abs().compareTo(SAME_START) < 0)
                            .orElse(false));
        } catch (NoSuchFileException | NumberFormatException e) {
            // No file, or one that a kill cut short: nobody to be found by it.
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
