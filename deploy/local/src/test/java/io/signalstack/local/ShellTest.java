package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code ./signalstack} understands before a JDK or Maven is called. */
class ShellTest {

    @TempDir
    private Path folder;

    private FakeTools tools;

    static Stream<String> withOptionsOfTheirOwn() {
        return Stream.of(
                "up",
                "down",
                "status",
                "logs",
                "check",
                "bench",
                "soak gateway",
                "soak worker",
                "soak tests",
                "verify",
                "export-candles",
                "replay-dlq",
                "report");
    }

    static Stream<String> all() {
        return Stream.concat(withOptionsOfTheirOwn(), Stream.of("test", "soak"));
    }

    @BeforeEach
    void setUp() throws IOException {
        tools = new FakeTools(folder);
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_command_says_how_it_is_used_and_does_nothing_else(String command) throws Exception {
        for (String help : new String[] {"--help", "-h"}) {
            // When
            FakeTools.Ended ended = tools.run((command + " " + help).split(" "));

            // Then
            assertThat(ended.code()).as(ended.text()).isZero();
            assertThat(ended.text().lines().filter(line -> line.startsWith("  ./signalstack ")))
                    .isNotEmpty()
                    .allMatch(line -> (line + " ").startsWith("  ./signalstack " + command + " "));
            assertThat(tools.calls()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("withOptionsOfTheirOwn")
    void an_option_that_is_not_known_is_refused(String command) throws Exception {
        // When
        FakeTools.Ended ended = tools.run((command + " --no-such").split(" "));

        // Then
        assertThat(ended.code()).isNotZero();
        assertThat(ended.text())
                .isEqualTo("signalstack: unknown option '--no-such'; try: ./signalstack " + command + " --help\n");
        assertThat(tools.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "soak tests --rounds   | --rounds needs a value",
                "soak tests --rounds=  | --rounds takes a whole number, not ''",
                "soak worker --seed x  | --seed takes a whole number, not 'x'",
                "soak worker --round 3 | unknown option '--round'",
                "soak worker --[a-z]*  | unknown option '--[a-z]*'",
                "up --fresh=yes        | --fresh takes no value",
                "up binance            | what is meant by 'binance' is not known",
                "report --seeds 5      | --seeds goes with --lab",
                "report --lab --seeds  | --seeds needs a value",
                "bench all             | what is meant by 'all' is not known",
                "bench engine worker   | what is meant by 'worker' is not known",
                "soak everything       | there is no soak 'everything'",
                "dance --help          | unknown command 'dance'"
            })
    void what_cannot_be_meant_is_refused_with_the_reason(String command, String reason) throws Exception {
        // When
        FakeTools.Ended ended = tools.run(command.split(" "));

        // Then
        assertThat(ended.code()).isNotZero();
        assertThat(ended.text()).startsWith("signalstack: " + reason + ";");
        assertThat(tools.calls()).isEmpty();
    }

    @Test
    void options_reach_what_they_are_for() throws Exception {
        // When
        FakeTools.Ended ended = tools.run("soak", "worker", "--rounds", "3", "--seed=4");

        // Then
        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(tools.calls()).hasSize(2);
        assertThat(tools.calls().getFirst()).startsWith("mvn ");
        assertThat(tools.calls().getLast())
                .contains(" io.signalstack.bench.worker.SoakMain ")
                .endsWith(" 3 4");
    }

    @Test
    void a_report_of_the_lab_is_told_how_many_seeds() throws Exception {
        // When
        tools.run("report", "--lab");
        tools.run("report", "--lab", "--seeds", "5");
        tools.run("report");

        // Then
        assertThat(tools.calls()).hasSize(6);
        assertThat(tools.calls().get(1)).endsWith(" io.signalstack.bench.report.LabMain 100");
        assertThat(tools.calls().get(3)).endsWith(" io.signalstack.bench.report.LabMain 5");
        assertThat(tools.calls().get(5)).endsWith(" io.signalstack.bench.report.Main");
    }

    @Test
    void once_it_is_built_the_launcher_tells_more_of_what_it_does() throws Exception {
        // Given
        Path jar = tools.built();

        // When
        FakeTools.Ended ended = tools.run("up", "--port", "1", "--help");

        // Then
        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(tools.calls())
                .singleElement()
                .asString()
                .contains(" -jar " + jar + " up ")
                .endsWith(" --help");
    }

    @Test
    void tests_that_need_more_programs_name_what_is_missing() throws Exception {
        // When
        FakeTools.Ended missing = tools.run("test", "--missing");
        FakeTools.Ended all = tools.run("test", "--all");

        // Then
        assertThat(missing).isEqualTo(new FakeTools.Ended(0, "prometheus "));
        assertThat(all.code()).isNotZero();
        assertThat(all.text()).contains("apt install prometheus)");
        assertThat(tools.calls()).isEmpty();
    }
}
