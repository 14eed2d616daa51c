package io.signalstack.gateway.outbound.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.application.UnreadRow;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of rows that cannot be read. */
class CandleRowsTest {

    private static final Instant MIDNIGHT = Instant.EPOCH;
    private static final CandleRows ROWS =
            new CandleRows(row -> Payload.integer(row.path(0), "time"), Columns.at(1, 1, 1, 1, 2, Payload::decimal));

    @Test
    void halfOfAnAnswerMayBeUnreadable() {
        // When
        CandleAnswer answer = read("[0,1,1],[60000,-1,1],[120000,1,1],[\"soon\",1,1]");

        // Then
        assertThat(answer.candles()).extracting(Candle::openTime).containsExactly(MIDNIGHT, MIDNIGHT.plusSeconds(120));
        assertThat(answer.unread())
                .containsExactly(
                        new UnreadRow(
                                Optional.of(MIDNIGHT.plusSeconds(60)), "candle open -1.0 is not a finite price > 0"),
                        new UnreadRow(Optional.empty(), "time is no whole number but 'soon'"));
    }

    @Test
    void anAnswerOfThreeRowsIsRefusedIfTwoAreUnreadable() {
        assertThatExceptionOfType(UnusableAnswer.class)
                .isThrownBy(() -> read("[0,1,1],[60000,-1,1],[120000,1]"))
                .withMessage("2 of 3 rows cannot be read, the first of them row 1: "
                        + "candle open -1.0 is not a finite price > 0")
                .extracting(UnusableAnswer::reason)
                .isEqualTo(UnusableAnswer.Reason.MALFORMED);
    }

    @Test
    void twoRowsAreTooFewToJudgeAnAnswerBy() {
        assertThat(read("[60000,-1,1],[120000,1]").unread()).hasSize(2);
    }

    @Test
    void anOpenCandleIsNotReadBeyondItsTime() {
        assertThat(read("[540000,-1,1],[600000]")).isEqualTo(read(""));
    }

    private static CandleAnswer read(String rows) {
        return ROWS.read(Payload.json("[" + rows + "]"), Timeframe.M1, MIDNIGHT.plusSeconds(599));
    }
}
