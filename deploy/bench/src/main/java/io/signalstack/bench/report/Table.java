package io.signalstack.bench.report;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table whose columns are also in line on a terminal: the first to the left, the others to the right. Mutable. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();
    private final int[] widths;

    Table(String... heads) {
        widths = new int[heads.length];
        row(heads);
    }

    /** @throws IllegalArgumentException unless it has a cell for each head */
    void row(String... cells) {
        if (cells.length != widths.length) {
            throw new IllegalArgumentException("row has " + cells.length + " cells, not " + widths.length);
        }
        for (int i = 0; i < cells.length; i++) {
            widths[i] = Math.max(widths[i], cells[i].length());
        }
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        var out = new StringBuilder();
        line(out, rows.getFirst());
        for (int i = 0; i < widths.length; i++) {
            out.append('|').append("-".repeat(widths[i] + 1)).append(i == 0 ? '-' : ':');
        }
        out.append("|\n");
        rows.stream().skip(1).forEach(row -> line(out, row));
        return out.toString();
    }

    private void line(StringBuilder out, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String padding = " ".repeat(widths[i] - cell.length());
            out.append("| ").append(i == 0 ? cell + padding : padding + cell).append(' ');
        }
        out.append("|\n");
    }
}
