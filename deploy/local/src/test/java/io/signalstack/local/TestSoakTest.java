package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code ./signalstack soak tests} goes on where it was stopped, and what it does not forget. */
class TestSoakTest {

    private static final String TWO_FAILS = "case \"$*\" in *' -pl two '*) echo why; exit 1 ;; esac\n";

    @TempDir
    private Path folder;

    private FakeTools tools;

    @BeforeEach
    void setUp() throws IOException {
        tools = new FakeTools(folder);
        tools.source("one/src/test/java/OneTest.java", "class OneTest {}");
        tools.source("two/src/test/java/TwoTest.java", "class TwoTest {}");
    }

    @Test
    void a_soak_that_was_stopped_goes_on_with_the_module_it_was_at() throws Exception {
        // Given
        tools.mavenDoes("case \"$*\" in *' -pl two '*) kill \"$(cat '" + tools.shellPid() + "')\"; exit 1 ;; esac\n");
        assertThat(soak().code()).isNotZero();
        assertThat(tried()).containsExactly("install", "one", "two");
        tools.mavenDoes("");

        // When
        FakeTools.Ended ended = soak();

        // Then
        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(tried()).containsExactly("install", "one", "two", "two");
        assertThat(ended.text()).endsWith("SOAK tests rounds=1 modules=2 failed=0\n");
    }

    @Test
    void what_has_failed_once_counts_although_it_passes_when_it_is_tried_again() throws Exception {
        // Given
        tools.mavenDoes(TWO_FAILS);
        FakeTools.Ended first = soak();
        assertThat(first.code()).isEqualTo(1);
        assertThat(first.text()).contains("two: FAILED, see ", "SOAK tests rounds=1 modules=2 failed=1\n");
        tools.mavenDoes("");

        // When
        FakeTools.Ended again = soak();

        // Then
        assertThat(again.code()).isEqualTo(1);
        assertThat(tried()).containsExactly("install", "one", "two", "two");
        assertThat(again.text())
                .contains("two: passed now; it FAILED before, see ", "SOAK tests rounds=1 modules=2 failed=1\n");
        assertThat(again.text().lines().toList().getLast())
                .startsWith("signalstack: tests failed while others kept the cores busy: ")
                .contains("1-two.failed");
        assertThat(soak().text()).contains("failed=1\n");
        assertThat(tried()).hasSize(4);
    }

    @Test
    void other_sources_begin_anew() throws Exception {
        // Given
        tools.mavenDoes(TWO_FAILS);
        assertThat(soak().code()).isEqualTo(1);
        tools.mavenDoes("");
        tools.source("two/src/test/java/TwoTest.java", "class TwoTest { /* mended */ }");

        // When
        FakeTools.Ended ended = soak();

        // Then
        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(tried()).containsExactly("install", "one", "two", "install", "one", "two");
    }

    private FakeTools.Ended soak() throws IOException, InterruptedException {
        return tools.run("soak", "tests", "--rounds", "1");
    }

    /** What Maven was called for: a module's tests, or to build all. */
    private List<String> tried() throws IOException {
        return tools.calls().stream()
                .map(call -> call.replaceAll(".* -pl (\\S+) .*|.* (install)$", "$1$2"))
                .toList();
    }
}
