package io.signalstack.api.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalCursorTest {

    @Test
    void it_reads_what_it_wrote() {
        SignalCursor cursor = new SignalCursor(Instant.parse("2026-11-20T10:16:00.123Z"), "0123.abc");

        assertThat(SignalCursor.parse(cursor.toString())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "abc", "12", ".id", "x.id", "9223372036854775807.id", "-9223372036854775808.id"})
    void what_it_did_not_write_is_not_read(String plain) {
        assertThat(SignalCursor.parse(plain)).isEmpty();
        assertThat(SignalCursor.parse(Base64.getUrlEncoder().encodeToString(plain.getBytes(UTF_8))))
                .isEmpty();
    }

    @Test
    void a_null_character_that_no_store_could_compare_with_is_not_read() {
        assertThat(SignalCursor.parse(Base64.getUrlEncoder().encodeToString("1.a\0b".getBytes(UTF_8))))
                .isEmpty();
    }
}
