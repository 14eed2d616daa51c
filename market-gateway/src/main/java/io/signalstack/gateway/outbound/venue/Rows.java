package io.signalstack.gateway.outbound.venue;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Rows of an answer, read one by one: one that cannot be read is set aside and takes no other with it. An answer is refused
 * as a whole only where most of it cannot be read, for then it is the answer that is wrong.
 */
final class Rows {

    private static final int ENOUGH_TO_JUDGE = 3;

    private Rows() {}

    /**
     * Reads each row.
     *
     * @param reader throws {@link UnusableAnswer} or {@link IllegalArgumentException} for a row that cannot be read
     * @param aside takes such a row, and what is wrong with it
     * @throws UnusableAnswer if more than half of three or more rows cannot be read
     */
    static <R> void each(Iterable<R> rows, Consumer<R> reader, BiConsumer<R, String> aside) {
        int all = 0;
        int unread = 0;
        String first = "";
        for (R row : rows) {
            try {
                reader.accept(row);
            } catch (UnusableAnswer | IllegalArgumentException e) {
                String reason = String.valueOf(e.getMessage());
                aside.accept(row, reason);
                first = unread == 0 ? "row " + all + ": " + reason : first;
                unread++;
            }
            all++;
        }
        if (all >= ENOUGH_TO_JUDGE && unread * 2 > all) {
            throw UnusableAnswer.malformed(unread + " of " + all + " rows cannot be read, the first of them " + first);
        }
    }
}
