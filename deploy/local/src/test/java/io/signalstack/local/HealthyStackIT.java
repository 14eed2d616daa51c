package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the logs of a stack say that nothing has disturbed, after all tests that only use it. */
@ExtendWith(RunningStackExtension.class)
@Order(Integer.MAX_VALUE - 2)
class HealthyStackIT {

    /** Said rightly on a machine whose cores others keep busy. */
    private static final List<String> SLOWNESS =
            List.of("Timeout waiting for connection", "Timed out while waiting", "no answer within");

    @Test
    void a_healthy_stack_warns_of_nothing() throws IOException {
        List<String> warnings = new ArrayList<>();
        for (String service : Services.NAMES) {
            try (Stream<String> lines =
                    Files.lines(RunningStackExtension.folder().log(service))) {
                lines.filter(line -> line.matches("\\S+ +(WARN|ERROR|FATAL) .*"))
                        .filter(line -> SLOWNESS.stream().noneMatch(line::contains))
                        .forEach(line -> warnings.add(service + ": " + line));
            }
        }
        assertThat(warnings).isEmpty();
    }
}
