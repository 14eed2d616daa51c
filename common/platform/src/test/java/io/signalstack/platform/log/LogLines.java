package io.signalstack.platform.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** The lines that the console gets, from now on, as JSON. */
final class LogLines extends ExtHandler {

    private static final Logger ROOT = LogContext.getLogContext().getLogger("");

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private LogLines(Formatter console) {
        setFormatter(console);
    }

    static LogLines read() {
        Formatter console = all(ROOT.getHandlers())
                .filter(ConsoleHandler.class::isInstance)
                .findFirst()
                .orElseThrow()
                .getFormatter();
        LogLines lines = new LogLines(console);
        ROOT.addHandler(lines);
        return lines;
    }

    /** The one line with this message. */
    JsonNode saying(String message) {
        return lines.stream()
                .map(LogLines::parsed)
                .filter(line -> line.path("message").asText().contains(message))
                .reduce((one, other) -> {
                    throw new AssertionError("two lines say " + message + ": " + one + other);
                })
                .orElseThrow(() -> new AssertionError("no line says " + message + ": " + lines));
    }

    @Override
    protected void doPublish(ExtLogRecord record) {
        lines.add(getFormatter().format(record));
    }

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }

    private static JsonNode parsed(String line) {
        try {
            return JsonMapper.builder().build().readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private static Stream<Handler> all(Handler[] handlers) {
        return Arrays.stream(handlers)
                .flatMap(handler -> handler instanceof ExtHandler parent
                        ? Stream.concat(Stream.of(handler), all(parent.getHandlers()))
                        : Stream.of(handler));
    }
}
