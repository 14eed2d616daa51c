package io.signalstack.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalstack.platform.metrics.Metrics.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final Path LIST = Path.of("..", "..", "docs", "metrics.md");

    @Test
    void every_meter_says_in_a_line_what_it_measures() {
        assertThat(Metrics.all())
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(metric.meaning()).matches("\\p{Lu}\\P{Cntrl}+[^.\\s]"));
    }

    @Test
    void a_meter_is_registered_with_its_meaning_and_its_tags() {
        // Given
        var registry = new SimpleMeterRegistry();
        registry.config().meterFilter(new DescribedMeters());
        for (Metric metric : Metrics.all()) {
            // When
            Meter.Id id = registry.counter(metric.name(), "venue", "TEST").getId();
            // Then
            assertThat(id.getDescription()).isEqualTo(metric.meaning());
            assertThat(id.getTags()).isEqualTo(Tags.of("venue", "TEST").stream().toList());
        }
    }

    @Test
    void the_documentation_lists_the_meters_as_prometheus_shows_them() throws IOException {
        // When
        List<String> rows = Files.readAllLines(LIST).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        // Then
        assertThat(rows)
                .containsExactlyElementsOf(
                        Metrics.all().stream().map(MetricsTest::row).toList());
    }

    private static String row(Metric metric) {
        String suffix = switch (metric.type()) {
            case COUNTER -> "_total";
            case TIMER -> "_seconds";
            default -> "";
        };
        return "| `%s` | %s | %s |"
                .formatted(
                        metric.name().replace('.', '_') + suffix,
                        metric.type().name().toLowerCase(Locale.ROOT),
                        metric.meaning());
    }
}
