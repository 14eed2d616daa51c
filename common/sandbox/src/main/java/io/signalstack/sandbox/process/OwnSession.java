package io.signalstack.sandbox.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Starts a program in a session of its own, so that Ctrl-C in the terminal reaches only us: we then stop our children in
 * the right order, and they do not die under those who still need them.
 */
public final class OwnSession {

    private OwnSession() {}

    /**
     * The command, prefixed with what gives it its own session. The program replaces the prefix in the same process, so
     * the process id is the program's. Linux has {@code setsid}, macOS has Perl; with neither, the command is unchanged.
     */
    public static List<String> of(List<String> command) {
        List<String> prefixed = new ArrayList<>(prefix());
        prefixed.addAll(command);
        return List.copyOf(prefixed);
    }

    private static List<String> prefix() {
        Optional<Path> setsid = onPath("setsid");
        if (setsid.isPresent()) {
            return List.of(setsid.get().toString());
        }
        return onPath("perl")
                .map(perl ->
                        List.of(perl.toString(), "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV", "--"))
                .orElse(List.of());
    }

    /** Where the shell would find a program. */
    public static Optional<Path> onPath(String program) {
        String path = System.getenv("PATH");
        return Arrays.stream((path == null ? "/usr/bin:/bin" : path).split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
