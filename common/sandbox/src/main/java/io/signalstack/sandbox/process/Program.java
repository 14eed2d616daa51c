package io.signalstack.sandbox.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program that is run to its end. */
public final class Program {

    private Program() {}

    /**
     * What a finished program left.
     *
     * @param exitCode 0 when all went well
     * @param output what it printed, both streams, without surrounding white space
     */
    public record Result(int exitCode, String output) {
        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * Runs a command, gives it the input, and waits for its end.
     *
     * @throws IOException when it cannot be run at all
     */
    public static Result run(List<String> command, Path directory, String input) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        try (InputStream output = process.getInputStream()) {
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String printed = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Result(process.waitFor(), printed);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.getFirst() + " ran", e);
        }
    }
}
