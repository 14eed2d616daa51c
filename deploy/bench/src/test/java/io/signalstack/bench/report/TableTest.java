package io.signalstack.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void keeps_columns_in_line() {
        var table = new Table("strategy", "R");
        table.row("a", "-0.417");
        table.row("rsi2@1", "0.1");

        assertThat(table).hasToString("""
                | strategy |      R |
                |----------|-------:|
                | a        | -0.417 |
                | rsi2@1   |    0.1 |
                """);
    }

    @Test
    void refuses_a_row_of_another_width() {
        var table = new Table("strategy", "R");

        assertThatThrownBy(() -> table.row("a")).hasMessage("row has 1 cells, not 2");
    }
}
