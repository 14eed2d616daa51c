package io.signalstack.sandbox.postgres;

import io.signalstack.sandbox.process.LocalServer;
import io.signalstack.sandbox.process.ProgramFolder;
import io.signalstack.sandbox.process.ServerKind;
import io.signalstack.sandbox.process.StartException;
import io.signalstack.sandbox.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * A Postgres that listens on 127.0.0.1 and keeps its data in a folder. It has one database and one user, both named
 * {@code signalstack}, and believes whoever says to be that user: it is for tests and the local stack only.
 */
public final class PostgresServer extends LocalServer {

    /** Name of the database, of its owner, and (as any other word would do) the password. */
    public static final String NAME = "signalstack";

    private static final ServerKind KIND = new ServerKind("Postgres", StopSignal.INT, Duration.ofSeconds(60));
    private static final int STATUS_LINE = 7;

    private PostgresServer(ServerKind.Started started) {
        super(started);
    }

    /**
     * Starts Postgres, first stopping what a killed run left in the folder, and waits until it answers.
     *
     * @param folder for data, log ({@code postgres.log}) and temporary files; made when missing
     * @param port to listen on; 0 takes a free one
     * @throws StartException in one line, with cause and way out
     */
    public static PostgresServer start(Path folder, int port) {
        return new PostgresServer(KIND.start(folder, port, PostgresServer::prepare));
    }

    /** Stops the Postgres that an earlier, killed run left working in the folder; says whether there was one. */
    public static boolean stopLeftover(Path folder) {
        return KIND.stopLeftover(folder);
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return NAME;
    }

    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    public String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port() + "/" + NAME;
    }

    private static ServerKind.Launch prepare(Path home, int port) throws IOException {
        PostgresPrograms programs = PostgresPrograms.unpack();
        Path data = home.resolve("data");
        initialise(programs, home, data);
        return new ServerKind.Launch(command(programs, data, port), pid -> isReady(data, pid));
    }

    // Made under another name and then renamed: an interrupted first start leaves nothing that looks like data.
    private static void initialise(PostgresPrograms programs, Path home, Path data) throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Path fresh = home.resolve("data.new");
        ProgramFolder.deleteTree(fresh);
        programs.run(
                home,
                "",
                "initdb",
                "--pgdata=" + fresh,
                "--username=" + NAME,
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-sync");
        programs.run(
                home, "CREATE DATABASE " + NAME + "\n", "postgres", "--single", "-D", fresh.toString(), "postgres");
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> command(PostgresPrograms programs, Path data, int port) {
        return programs.command(
                "postgres",
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200",
                "-c",
                "shared_buffers=64MB",
                // A crash of the machine may cost the last moments, never the data's consistency.
                "-c",
                "synchronous_commit=off",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC");
    }

    // The postmaster notes its state in its own file: no client is needed to ask.
    private static boolean isReady(Path data, long pid) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() > STATUS_LINE
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && lines.get(STATUS_LINE).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }
}
