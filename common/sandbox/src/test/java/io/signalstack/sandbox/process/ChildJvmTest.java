package io.signalstack.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildJvmTest {

    @Test
    void aChildOptimizesCodeAsFarAsThisJvmDoes() {
        List<String> optimizing = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.contains("TieredStopAtLevel"))
                .toList();

        assertThat(ChildJvm.command(64))
                .startsWith(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m")
                .containsAll(optimizing);
    }
}
