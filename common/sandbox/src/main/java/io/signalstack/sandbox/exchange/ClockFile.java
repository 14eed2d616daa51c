package io.signalstack.sandbox.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** Remembers the clock, so that a restart looks like an outage on our side and not like a jump of the market. */
record ClockFile(Path file) {

    static ClockFile in(Path folder) {
        return new ClockFile(folder.resolve("replay-clock.properties"));
    }

    Optional<ReplayClock> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties values = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            values.load(in);
            return Optional.of(new ReplayClock(
                    instant(values, "start"),
                    instant(values, "anchor"),
                    Double.parseDouble(values.getProperty("speed", "")),
                    instant(values, "origin"),
                    instant(values, "origin-in-recording")));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException(file + " is not what the replay exchange wrote; delete it to start afresh", e);
        }
    }

    void write(ReplayClock clock) throws IOException {
        Properties values = new Properties();
        values.setProperty("start", clock.start().toString());
        values.setProperty("anchor", clock.anchor().toString());
        values.setProperty("speed", Double.toString(clock.speed()));
        values.setProperty("origin", clock.origin().toString());
        values.setProperty("origin-in-recording", clock.originInRecording().toString());
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path work = file.resolveSibling(file.getFileName() + ".new");
        try (var out = Files.newOutputStream(work)) {
            values.store(out, "The replay exchange's clock. Without this file it starts afresh.");
        }
        Files.move(work, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Instant instant(Properties values, String name) {
        return Instant.parse(values.getProperty(name, ""));
    }
}
