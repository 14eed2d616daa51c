package io.signalstack.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The engine knows no clock, no function that may differ between machines, and no chance but what a seed decides: {@code
 * RandomGeneratorFactory.of(...).create(seed)}.
 */
class PurityTest {

    private static final Pattern AMBIENT = Pattern.compile(
            "\\.now\\(|currentTimeMillis|nanoTime|UUID|systemDefault"
                    + "|(?<!L64X128Mix)Random(?!Generator)|RandomGenerator\\.(of|getDefault)|Factory\\.getDefault|\\.create\\(\\)"
                    + "|Locale\\.getDefault|String\\.format|\\.formatted\\(|(?<!Strict)Math\\.(sin|cos|exp|log|pow|sqrt|cbrt)\\(");

    @Test
    void no_source_reaches_for_what_it_is_not_given() throws IOException {
        // Given
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        // Then
        assertThat(sources)
                .hasSizeGreaterThan(40)
                .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(AMBIENT));
    }
}
