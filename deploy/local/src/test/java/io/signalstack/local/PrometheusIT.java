package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The metrics of the whole stack in the eyes of Prometheus's own checker. */
@ExtendWith(RunningStackExtension.class)
@Tag("needs-more-programs")
class PrometheusIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What promtool ends with when it could read everything, whatever it thinks of it. */
    private static final List<Integer> HAS_READ = List.of(0, 3);

    @Test
    void prometheus_has_nothing_to_say_against_our_metrics() throws Exception {
        // Given
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(metrics())
                        .contains(Services.NAMES.stream()
                                .map(name -> "service=\"" + name + "\"")
                                .toList())
                        .contains("signalstack_signals_generated_total{"));

        // When
        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectErrorStream(true)
                .start();
        List<String> findings = tell(promtool, metrics());

        // Then
        assertThat(promtool.waitFor()).as("%s", findings).isIn(HAS_READ);
        assertThat(findings).noneMatch(finding -> finding.contains("signalstack_"));
    }

    private static String metrics() {
        return RestAssured.get("/metrics").then().statusCode(200).extract().asString();
    }

    /** What a program says of a text; it reads the whole text before it says anything. */
    private static List<String> tell(Process program, String text) throws IOException {
        try (var in = program.outputWriter(StandardCharsets.UTF_8)) {
            in.write(text);
        }
        return program.inputReader(StandardCharsets.UTF_8).readAllLines();
    }
}
