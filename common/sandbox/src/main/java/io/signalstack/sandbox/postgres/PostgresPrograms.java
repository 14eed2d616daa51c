package io.signalstack.sandbox.postgres;

import io.signalstack.sandbox.process.Machine;
import io.signalstack.sandbox.process.OwnSession;
import io.signalstack.sandbox.process.Program;
import io.signalstack.sandbox.process.ProgramFolder;
import io.signalstack.sandbox.process.StartException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Postgres' programs, from the binaries that io.zonky publishes for Linux and macOS on both processors. */
record PostgresPrograms(Path folder, List<String> prefix) {

    private static final int ANY_EXECUTE_BIT = 0111;

    /**
     * Unpacks what fits this machine.
     *
     * @throws StartException when nothing fits, or we are root where root may not become nobody
     */
    static PostgresPrograms unpack() {
        Path folder = ProgramFolder.unpacked("Postgres", resource(), PostgresPrograms::untar);
        return new PostgresPrograms(folder, asOrdinaryUser(folder));
    }

    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    void run(Path directory, String input, String program, String... arguments) throws IOException {
        Program.Result result = Program.run(command(program, arguments), directory, input);
        if (!result.succeeded()) {
            throw new StartException("Postgres cannot start: " + program + " said: "
                    + result.output().replace("\n", " | "));
        }
    }

    // Postgres refuses to be root. In a user namespace of its own it is nobody, and still owns root's files.
    private static List<String> asOrdinaryUser(Path folder) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        Optional<Path> unshare = OwnSession.onPath("unshare");
        if (unshare.isPresent()) {
            try {
                List<String> prefix = List.of(unshare.get().toString(), "--user");
                if (Program.run(List.of(prefix.get(0), prefix.get(1), "true"), folder, "")
                        .succeeded()) {
                    return prefix;
                }
            } catch (IOException e) {
                throw new StartException("Postgres cannot start: unshare cannot be run (" + e.getMessage() + ").", e);
            }
        }
        throw new StartException("Postgres cannot start: it refuses to run as root, and this system does not let root"
                + " give up being root with 'unshare --user'. Run as an ordinary user.");
    }

    private static String resource() {
        return "postgres-" + Machine.byOs("darwin", "linux") + "-" + Machine.byProcessor("arm_64", "x86_64") + ".txz";
    }

    private static void untar(InputStream resource, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(file, folder.resolve(entry.getLinkName()).normalize());
                } else {
                    Files.copy(tar, file);
                    if ((entry.getMode() & ANY_EXECUTE_BIT) != 0) {
                        ProgramFolder.makeExecutable(file);
                    }
                }
            }
        }
    }
}
