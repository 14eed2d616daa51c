package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./signalstack test} makes of what Maven leaves behind: one Maven that writes reports, and tests nothing. */
class TestRunsTest {

    private static final String ALL_WELL = report("one", "OneTest", 3, 0, 0) + report("two", "TwoTest", 2, 0, 0);
    private static final String ONE_FAILED = report("one", "OneTest", 3, 1, 0)
            + "echo '[ERROR] Tests run: 3, Failures: 1'\n" + report("two", "TwoTest", 2, 0, 0);

    @TempDir
    private Path folder;

    private FakeTools tools;

    @BeforeEach
    void setUp() throws IOException {
        tools = new FakeTools(folder);
    }

    @Test
    void what_passed_is_counted_module_by_module_and_class_by_class_the_slowest_first() throws Exception {
        // Given
        tools.mavenDoes(ALL_WELL);

        // When
        FakeTools.Ended ended = tools.run("test", "-Dsome=thing");

        // Then
        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(lines(ended))
                .containsSubsequence(
                        "tests of each module",
                        "3.0 s      3 tests  one",
                        "2.0 s      2 tests  two",
                        "slowest classes",
                        "3.0 s      3 tests  io.OneTest",
                        "2.0 s      2 tests  io.TwoTest")
                .endsWith("5 passed, 0 failed");
        assertThat(tools.calls())
                .singleElement()
                .asString()
                .contains(" -fae ", " -Dmaven.test.failure.ignore=true ")
                .endsWith(" verify -Dsome=thing");
    }

    @Test
    void a_failed_test_hides_nothing_and_is_said_last() throws Exception {
        // Given
        tools.mavenDoes(ONE_FAILED);

        // When
        FakeTools.Ended ended = tools.run("test");

        // Then
        assertThat(ended.code()).isEqualTo(1);
        assertThat(lines(ended))
                .containsSubsequence(
                        "[ERROR] Tests run: 3, Failures: 1",
                        "3.0 s      3 tests  one",
                        "2.0 s      2 tests  two",
                        "FAILED io.OneTest, 1 of 3 (one/target has the report)",
                        "4 passed, 1 failed");
        assertThat(lines(ended).getLast()).startsWith("signalstack: tests failed, or could not be run;");
    }

    @Test
    void a_module_that_could_not_be_built_hides_nothing_of_the_others() throws Exception {
        // Given an earlier run's report of what is not run now
        tools.mavenDoes(report("three", "ThreeTest", 7, 0, 0));
        assertThat(tools.run("test").text()).contains("7 passed, 0 failed");
        tools.mavenDoes(ONE_FAILED + "echo '[ERROR] COMPILATION ERROR in three'\nexit 1\n");

        // When
        FakeTools.Ended ended = tools.run("test");

        // Then
        assertThat(ended.code()).isEqualTo(1);
        assertThat(lines(ended)).contains("4 passed, 1 failed").noneMatch(line -> line.contains("ThreeTest"));
        assertThat(lines(ended).getLast())
                .startsWith("signalstack: the build failed; see ")
                .endsWith("maven.log");
    }

    @Test
    void tests_that_died_without_a_report_are_no_success() throws Exception {
        // Given
        tools.mavenDoes(ALL_WELL + "echo '[ERROR] The forked VM terminated without saying properly goodbye'\n");

        // When
        FakeTools.Ended ended = tools.run("test");

        // Then
        assertThat(ended.code()).isEqualTo(1);
        assertThat(lines(ended).getLast()).startsWith("signalstack: tests failed, or could not be run;");
    }

    @Test
    void skipped_tests_are_no_success() throws Exception {
        // Given
        tools.mavenDoes(report("one", "OneTest", 3, 0, 2));

        // When
        FakeTools.Ended ended = tools.run("test");

        // Then
        assertThat(ended.code()).isEqualTo(1);
        assertThat(lines(ended))
                .endsWith(
                        "SKIPPED io.OneTest, 2 of 3: skipped tests are not allowed",
                        "1 passed, 0 failed, 2 skipped",
                        "signalstack: skipped tests are not allowed");
    }

    /** Writes a class's report as Maven does; it took a second a test. */
    private static String report(String module, String name, int tests, int failures, int skipped) {
        String reports = module + "/target/surefire-reports";
        return "mkdir -p " + reports + "\necho '<?xml version=\"1.0\"?>\n<testsuite xmlns=\"x\" name=\"io." + name
                + "\" time=\"" + tests + ".004\" tests=\"" + tests + "\" errors=\"0\" skipped=\"" + skipped
                + "\" failures=\"" + failures + "\">\n</testsuite>' >" + reports + "/TEST-io." + name + ".xml\n";
    }

    private static List<String> lines(FakeTools.Ended ended) {
        return ended.text().lines().map(String::strip).toList();
    }
}
