package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The shell's part of {@code ./signalstack} in a project of its own, with a JDK and a Maven that do nothing but note how
 * they were called and what a test wants of Maven, and with few other programs around.
 */
final class FakeTools {

    private static final Path PROJECT = Path.of("..", "..");
    private static final List<String> PROGRAMS = List.of(
            "awk",
            "cat",
            "chmod",
            "cksum",
            "cut",
            "dirname",
            "find",
            "getconf",
            "grep",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sort",
            "tee",
            "touch",
            "tr",
            "wc");

    private static final int LONGEST_S = 60;

    private final Path project;
    private final Path calls;
    private final Path maven;
    private final Path shellPid;

    /** @param folder an empty one */
    FakeTools(Path folder) throws IOException {
        project = folder.resolve("a project");
        calls = folder.resolve("calls");
        Files.createFile(calls);
        maven = Files.createFile(folder.resolve("maven"));
        shellPid = folder.resolve("shell pid");
        Path shell = Files.createDirectories(project.resolve("deploy/shell"));
        Files.copy(PROJECT.resolve("signalstack"), project.resolve("signalstack"));
        try (Stream<Path> parts = Files.list(PROJECT.resolve("deploy/shell"))) {
            for (Path part : parts.toList()) {
                Files.copy(part, shell.resolve(part.getFileName()));
            }
        }
        Path jdk = Files.createDirectories(project.resolve("jdk/bin"));
        Files.writeString(project.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        program(jdk.resolve("javac"), "exit 1");
        program(jdk.resolve("java"), noting("java"));
        Path bin = Files.createDirectories(project.resolve("bin"));
        program(
                bin.resolve("mvn"),
                "[ \"$1\" != -v ] || { echo 'Apache Maven 3.9.14 (of no build)'; exit; }\n" + noting("mvn") + "\n. '"
                        + maven + "'");
        for (String name : PROGRAMS) {
            Files.createSymbolicLink(bin.resolve(name), installed(name));
        }
    }

    /**
     * How a command has ended.
     *
     * @param text what it has printed
     */
    record Ended(int code, String text) {}

    Ended run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                "/bin/sh",
                                "-c",
                                "echo $$ >\"$0\"; exec /bin/sh \"$@\"",
                                shellPid.toString(),
                                project.resolve("signalstack").toString()),
                        Stream.of(arguments))
                .toList());
        command.environment().clear();
        command.environment().put("PATH", project.resolve("bin").toString());
        command.environment().put("JAVA_HOME", project.resolve("jdk").toString());
        command.environment().put("HOME", project.toString());
        Process process = command.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LONGEST_S, TimeUnit.SECONDS)).as(text).isTrue();
        return new Ended(process.exitValue(), text);
    }

    /** How JDK and Maven were called, a line each. */
    List<String> calls() throws IOException {
        return Files.readAllLines(calls);
    }

    /** What Maven does from now on beside noting its call: lines of shell, run in the project's folder. */
    void mavenDoes(String script) throws IOException {
        Files.writeString(maven, script);
    }

    /** The file with the process id of the shell that runs the command. */
    Path shellPid() {
        return shellPid;
    }

    /** Writes a file of the project. */
    void source(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Makes it look as if the launcher had been built. */
    Path built() throws IOException {
        Path jar = project.resolve("deploy/local/target/local.jar");
        Files.createDirectories(jar.getParent());
        return Files.createFile(jar);
    }

    private String noting(String name) {
        return "echo \"" + name + " $*\" >>'" + calls + "'";
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path installed(String name) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + name));
    }
}
