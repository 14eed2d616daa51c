package io.signalstack.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private static final Path FOLDER = Path.of("../../docs/adr");

    @Test
    void each_decision_is_in_the_list() throws IOException {
        String list = Files.readString(FOLDER.resolve("README.md"));
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .toList();

            assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(list).contains("](" + name + ")"));
        }
    }
}
