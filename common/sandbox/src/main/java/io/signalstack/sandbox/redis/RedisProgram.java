package io.signalstack.sandbox.redis;

import io.signalstack.sandbox.process.Machine;
import io.signalstack.sandbox.process.OwnSession;
import io.signalstack.sandbox.process.Program;
import io.signalstack.sandbox.process.ProgramFolder;
import io.signalstack.sandbox.process.StartException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds a {@code redis-server}: the one on the PATH, else the one inside of com.github.codemonstur:embedded-redis. */
final class RedisProgram {

    private static final String NAME = "redis-server";

    private RedisProgram() {}

    /** @throws StartException when there is none that runs here */
    static Path find() {
        Optional<Path> installed = OwnSession.onPath(NAME);
        if (installed.isPresent() && probe(installed.get()).succeeded()) {
            return installed.get();
        }
        Path embedded =
                ProgramFolder.unpacked("Redis", resource(), RedisProgram::copy).resolve(NAME);
        Program.Result probed = probe(embedded);
        if (!probed.succeeded()) {
            throw new StartException(whyNot(embedded, probed.output()));
        }
        return embedded;
    }

    /** One line for a program that does not run, by what it said about it. */
    static String whyNot(Path program, String said) {
        String cause = said.replace("\n", " | ");
        if (said.contains("libssl") || said.contains("libcrypto")) {
            return "Redis cannot start: its program needs OpenSSL 3, which this system lacks (" + cause
                    + "). Install it (Debian: apt install libssl3, Fedora: dnf install openssl-libs,"
                    + " macOS: brew install openssl@3), or install a redis-server.";
        }
        if (said.contains("Permission denied")) {
            return "Redis cannot start: " + program + " may not be executed (" + cause
                    + "). Set XDG_CACHE_HOME to a folder on a file system that is not mounted noexec,"
                    + " or install a redis-server.";
        }
        return "Redis cannot start: " + program + " does not run here (" + cause + "). Install a redis-server.";
    }

    private static Program.Result probe(Path program) {
        try {
            return Program.run(List.of(program.toString(), "--version"), Path.of("/"), "");
        } catch (IOException e) {
            return new Program.Result(-1, String.valueOf(e.getMessage()));
        }
    }

    private static String resource() {
        return Machine.byOs(
                "redis-server-6.2.6-v5-darwin-" + Machine.byProcessor("arm64", "amd64"),
                Machine.byProcessor("redis-server-6.2.7-linux-arm64", "redis-server-6.2.6-v5-linux-amd64"));
    }

    private static void copy(InputStream resource, Path folder) throws IOException {
        Path program = folder.resolve(NAME);
        Files.copy(resource, program);
        ProgramFolder.makeExecutable(program);
    }
}
