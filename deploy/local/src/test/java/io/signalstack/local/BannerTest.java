package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BannerTest {

    @TempDir
    private Path project;

    @Test
    void a_jar_that_is_of_no_use_is_named_with_the_reason() throws IOException {
        // Given
        Files.writeString(Files.createDirectory(project.resolve("strategies")).resolve("mine.jar"), "no jar");

        // When
        String banner = banner();

        // Then
        assertThat(banner.split("\n\n"))
                .filteredOn(paragraph -> paragraph.contains("a jar of strategies"))
                .singleElement()
                .asString()
                .startsWith("  a jar of strategies is of no use: mine.jar: ")
                .hasLineCount(1);
    }

    @Test
    void where_there_are_none_nothing_is_said_of_jars() {
        assertThat(banner()).doesNotContain("a jar of strategies");
    }

    @Test
    void each_market_is_named_with_what_it_is() {
        assertThat(banner())
                .contains("  candles from                BTC/USD       recorded at Bitstamp in November 2013")
                .contains("\n  demo account ")
                .contains("\n                              LAB:COIN/USD  simulated, with nothing in it")
                .contains("performance-showcase?market=simulated\"");
    }

    private String banner() {
        var options = new StackOptions(
                project, new StackFolder(project.resolve("data")), 8000, 60, 600, ExchangeChoice.replay(), false);
        var running = new RunningStack(8000, List.of(new RunningStack.Part("edge", 1, "http://127.0.0.1:8000")), "");
        return Banner.text(running, options, new DemoAccount("demo@example.org", "secret", "token"));
    }
}
