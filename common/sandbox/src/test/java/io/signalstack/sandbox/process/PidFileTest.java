package io.signalstack.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    Path folder;

    @Test
    void a_process_is_found_again() {
        // Given
        PidFile.in(folder).write(ProcessHandle.current());
        // Then
        assertThat(PidFile.in(folder).alive()).contains(ProcessHandle.current());
    }

    @Test
    void an_id_that_now_belongs_to_another_program_is_not_taken_for_ours() throws Exception {
        // Given our own id, written down by a process that started an hour before we did
        Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
        Files.writeString(
                folder.resolve("process.pid"),
                ProcessHandle.current().pid() + " "
                        + started.minus(Duration.ofHours(1)).toEpochMilli());
        // Then
        assertThat(PidFile.in(folder).alive()).isEmpty();
    }

    @Test
    void a_file_that_a_kill_cut_short_names_nobody() throws Exception {
        Files.writeString(folder.resolve("process.pid"), "12");
        assertThat(PidFile.in(folder).alive()).isEmpty();
        Files.delete(folder.resolve("process.pid"));
        assertThat(PidFile.in(folder).alive()).isEmpty();
    }
}
