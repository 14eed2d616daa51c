package io.signalstack.sandbox.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How a JVM is started from this one. */
public final class ChildJvm {

    private static final String OPTIMIZATION = "-XX:TieredStopAtLevel=";

    private ChildJvm() {}

    /**
     * The command's beginning: this JVM's own program, small and quiet. It optimizes code as far as this JVM does, for what
     * tests start ends before more would pay.
     *
     * @param heapMib its {@code -Xmx}, in MiB
     */
    public static List<String> command(int heapMib) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx" + heapMib + "m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"),
                        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                .filter(flag -> flag.startsWith(OPTIMIZATION)))
                .toList();
    }
}
