package io.signalstack.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastWordsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOG: starting\\nFATAL: files are incompatible\\nHINT: initdb\\nLOG: shut down | FATAL: files are incompatible",
                "* Running\\n# Fatal error loading the DB: Invalid argument. | # Fatal error loading the DB: Invalid argument.",
                "java.lang.RuntimeException: bad\\n\\tat a.B(B.java:1)\\nCaused by: java.io.IOException: disk\\n\\tat c.D(D.java:2) | Caused by: java.io.IOException: disk",
                "08:18 INFO up\\n08:18 WARN waiting for catalogue: dips@1\\n08:19 INFO stopped | 08:18 WARN waiting for catalogue: dips@1",
                "one\\ntwo | two"
            })
    void picks_the_line_that_tells_the_cause(String said, String cause) throws IOException {
        // Given
        Path log = folder.resolve("server.log");
        LastWords words = new LastWords(log);

        // When
        Files.writeString(log, said.replace("\\n", "\n").replace("\\t", "\t"));

        // Then
        assertThat(words.line()).isEqualTo("It said: " + cause + " (its log is " + log + ")");
    }

    @Test
    void leaves_out_what_an_earlier_run_said() throws IOException {
        // Given
        Path log = folder.resolve("server.log");
        Files.writeString(log, "FATAL: long ago\n");
        LastWords words = new LastWords(log);
        assertThat(words.line()).isEqualTo("It said nothing; its log is " + log);

        // When
        Files.writeString(log, "still alive\n", StandardOpenOption.APPEND);

        // Then
        assertThat(words.line()).isEqualTo("It said: still alive (its log is " + log + ")");
    }
}
