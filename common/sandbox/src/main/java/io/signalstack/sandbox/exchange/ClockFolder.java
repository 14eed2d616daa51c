package io.signalstack.sandbox.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the exchange remembers its clocks, a file each, so that a restart looks like an outage on our side and not like a
 * jump of the market.
 *
 * @param folder null to forget them
 */
record ClockFolder(@Nullable Path folder) {

    /**
     * A clock as it is remembered.
     *
     * @param marks instants, by name, that hold for as long as the clock goes
     */
    record Remembered(Pace pace, Map<String, Instant> marks) {

        Remembered {
            marks = Map.copyOf(marks);
        }

        Instant mark(String name) {
            Instant mark = marks.get(name);
            if (mark == null) {
                throw new IllegalArgumentException("there is no mark " + name);
            }
            return mark;
        }
    }

    /**
     * The clock of a file, with marks of these names; empty where there is none.
     *
     * @throws IOException naming the file, if it has anything else
     */
    Optional<Remembered> read(String file, String... marks) throws IOException {
        if (folder == null || !Files.exists(folder.resolve(file))) {
            return Optional.empty();
        }
        Properties values = new Properties();
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            values.load(in);
            Pace pace = new Pace(
                    instant(values, "start"),
                    instant(values, "anchor"),
                    Double.parseDouble(values.getProperty("speed", "")));
            Map<String, Instant> known = new HashMap<>();
            for (String mark : marks) {
                known.put(mark, instant(values, mark));
            }
            return Optional.of(new Remembered(pace, known));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException(
                    folder.resolve(file) + " is not what the exchange wrote; delete it to start afresh", e);
        }
    }

    void write(String file, Remembered clock) throws IOException {
        if (folder == null) {
            return;
        }
        Properties values = new Properties();
        values.setProperty("start", clock.pace().start().toString());
        values.setProperty("anchor", clock.pace().anchor().toString());
        values.setProperty("speed", Double.toString(clock.pace().speed()));
        clock.marks().forEach((name, mark) -> values.setProperty(name, mark.toString()));
        Files.createDirectories(folder);
        Path work = folder.resolve(file + ".new");
        try (var out = Files.newOutputStream(work)) {
            values.store(out, "A clock of the exchange. Without this file it starts afresh.");
        }
        Files.move(work, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Instant instant(Properties values, String name) {
        return Instant.parse(values.getProperty(name, ""));
    }
}
