package io.signalstack.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalstack.platform.metrics.Metrics.Metric;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final Path PROJECT = Path.of("..", "..");
    private static final Pattern METER = Pattern.compile("\\bMetrics\\.([A-Z_]+)\\b");
    private static final Path LIST = PROJECT.resolve(Path.of("docs", "metrics.md"));

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

    @Test
    void every_meter_is_shown_by_some_service() throws IOException {
        // When
        Set<String> shown = new TreeSet<>();
        for (Path folder : List.of(PROJECT, PROJECT.resolve("common"))) {
            shown.addAll(namedByModulesIn(folder));
        }
        // Then
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Metrics.class.getFields())
                        .map(Field::getName)
                        .toList());
    }

    private static Set<String> namedByModulesIn(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> modules = Files.list(folder)) {
            for (Path module : modules.toList()) {
                Path main = module.resolve(Path.of("src", "main", "java"));
                if (Files.isDirectory(main)) {
                    names.addAll(namedIn(main));
                }
            }
        }
        return names;
    }

    private static Set<String> namedIn(Path main) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(main)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                METER.matcher(Files.readString(file)).results().forEach(name -> names.add(name.group(1)));
            }
        }
        return names;
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
