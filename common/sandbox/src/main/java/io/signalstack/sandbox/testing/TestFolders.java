package io.signalstack.sandbox.testing;

import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.postgres.PostgresServer;
import io.signalstack.sandbox.process.ProgramFolder;
import io.signalstack.sandbox.redis.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of this test run, in the temporary folder under this JVM's process id; they go when it ends. What earlier
 * runs left, because they were killed, is stopped and deleted first.
 */
final class TestFolders {

    private static final System.Logger LOG = System.getLogger(TestFolders.class.getName());
    private static final Path ALL = Path.of(System.getProperty("java.io.tmpdir"), "signalstack-sandbox");
    private static final Path OURS =
            ALL.resolve(Long.toString(ProcessHandle.current().pid()));
    private static final Deque<AutoCloseable> SERVERS = new ArrayDeque<>();

    static {
        cleanUp(ALL);
        Runtime.getRuntime().addShutdownHook(new Thread(TestFolders::end, "stop-sandbox"));
    }

    private TestFolders() {}

    static Path of(String server) {
        return OURS.resolve(server);
    }

    static synchronized void stopAtEnd(AutoCloseable server) {
        SERVERS.push(server);
    }

    /** Stops and deletes what belongs to JVMs that are no more. */
    static void cleanUp(Path all) {
        for (Path run : folders(all)) {
            if (!belongsToTheLiving(run)) {
                PostgresServer.stopLeftover(run.resolve("postgres"));
                RedisServer.stopLeftover(run.resolve("redis"));
                KafkaServer.stopLeftover(run.resolve("kafka"));
                delete(run);
            }
        }
    }

    private static boolean belongsToTheLiving(Path run) {
        try {
            long pid = Long.parseLong(run.getFileName().toString());
            return pid != ProcessHandle.current().pid()
                    && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static List<Path> folders(Path all) {
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(all)) {
            return runs.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void end() {
        while (!SERVERS.isEmpty()) {
            try {
                SERVERS.pop().close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.ERROR, "a server of the sandbox could not be stopped", e);
            }
        }
        delete(OURS);
    }

    private static void delete(Path folder) {
        try {
            ProgramFolder.deleteTree(folder);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "cannot delete " + folder, e);
        }
    }
}
