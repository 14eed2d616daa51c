package io.signalstack.notifier.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void comes_back_as_it_went() {
        Cursor cursor = new Cursor(
                "4L6g3nShT-eMCtK--X86sw", new Positions(List.of(0L, 127L, 128L, 1_000_000L, Long.MAX_VALUE)));

        assertThat(Cursor.decode(cursor.encode())).contains(cursor);
    }

    @Test
    void fits_into_an_address_as_it_is() {
        assertThat(new Cursor("cluster", Positions.zero(12)).encode()).matches("[A-Za-z0-9_-]{20,40}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "not base64!", "AgA", "AQ", "AX8", "AQAB_w", "AQD___________________8"})
    void anything_else_is_none(String text) {
        assertThat(Cursor.decode(text)).isEmpty();
    }

    @Test
    void endless_text_is_none() {
        assertThat(Cursor.decode("AQAA".repeat(300))).isEmpty();
    }
}
