package io.signalstack.sandbox.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a server's log says about why the server ended. */
final class LastWords {

    /** Postgres, Redis, Kafka and Quarkus each have words of their own for the line that tells the cause. */
    private static final Pattern CAUSE = Pattern.compile(
            "\\b(FATAL|PANIC|Fatal|ERROR|Caused by|Exception in thread|java\\.\\S+(Exception|Error))\\b");

    /** What a service waited for when it was given up. */
    private static final Pattern WARNING = Pattern.compile("\\bWARN(ING)?\\b");

    private final Path log;
    private final long from;

    /** @param log as it stands before the server is started: only what comes after counts */
    LastWords(Path log) throws IOException {
        this.log = log;
        this.from = Files.exists(log) ? Files.size(log) : 0;
    }

    /** One line: the last one that tells a cause, else the last warning, else the very last, and where the log is. */
    String line() {
        try {
            byte[] all = Files.readAllBytes(log);
            int start = (int) Math.min(from, all.length);
            List<String> lines = new String(all, start, all.length - start, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.isEmpty()
                    ? "It said nothing; its log is " + log
                    : "It said: " + cause(lines).strip() + " (its log is " + log + ")";
        } catch (IOException e) {
            return "Its log " + log + " cannot be read (" + e + ")";
        }
    }

    private static String cause(List<String> lines) {
        return Stream.of(CAUSE, WARNING)
                .flatMap(words -> lines.reversed().stream()
                        .filter(line -> words.matcher(line).find())
                        .limit(1))
                .findFirst()
                .orElse(lines.getLast());
    }
}
