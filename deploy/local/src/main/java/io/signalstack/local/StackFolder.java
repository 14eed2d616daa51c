package io.signalstack.local;

import io.signalstack.sandbox.process.ProgramFolder;
import io.signalstack.sandbox.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the stack keeps what it has: data, logs, and who is running.
 *
 * @param root the folder, {@code .signalstack} in the project unless told otherwise
 */
record StackFolder(Path root) {

    /** The data of one part, which is also where it works; survives a restart. */
    Path data(String part) {
        return root.resolve("data").resolve(part);
    }

    /** The folder with one log per process. */
    Path logs() {
        return created(root.resolve("logs"));
    }

    Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Where the launcher notes that it runs, and what runs on which port. */
    Path run() {
        return created(root.resolve("run"));
    }

    /** What tokens are signed with, and what services know each other by. */
    Path keys() {
        return data("signal-api").resolve("keys");
    }

    /** Password of the demo account, which is made once. */
    Path demoAccount() {
        return data("demo-account");
    }

    /** Which engine the data was scored with. */
    Path engineVersion() {
        return data("engine-version");
    }

    /**
     * Forgets all data; the logs stay.
     *
     * @throws StartException if something cannot be deleted
     */
    void empty() {
        Path data = root.resolve("data");
        try {
            if (Files.exists(data)) {
                ProgramFolder.deleteTree(data);
            }
        } catch (IOException e) {
            throw new StartException("cannot empty " + data + " (" + e + "); delete it by hand", e);
        }
    }

    /** The parts that have ever had data. */
    List<Path> parts() {
        Path data = created(root.resolve("data"));
        try (var parts = Files.list(data)) {
            return parts.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new StartException("cannot read " + data + " (" + e + "); check its permissions", e);
        }
    }

    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartException("cannot use " + folder + " (" + e + "); check its owner and permissions", e);
        }
    }
}
