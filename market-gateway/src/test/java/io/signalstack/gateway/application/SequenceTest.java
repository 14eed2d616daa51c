package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.CandleHead.Version;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.gateway.application.Sequence.Judgement;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SequenceTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-01-10T00:00:00Z");

    private final Sequence sequence = new Sequence(
            new CandleHead(
                    "TEST:BTC/USD",
                    "TEST:BTC/USD#1",
                    BigDecimal.ONE,
                    "1m",
                    List.of("1m"),
                    minute(-1),
                    MIDNIGHT,
                    Map.of(),
                    MarketBody.LIVE),
            Timeframe.M1);

    @Test
    void theCandleAfterTheLastIsNext() {
        assertThat(sequence.judge(candle(0, 100))).isEqualTo(new Judgement.Next());
    }

    @Test
    void theSameCandleAgainIsSeen() {
        // Given
        sequence.accept(candle(0, 100), 0);

        // When, Then
        assertThat(sequence.judge(candle(0, 100))).isEqualTo(new Judgement.Seen());
    }

    @Test
    void anotherContentIsARevisionAndEachFurtherOneTheNext() {
        // Given
        sequence.accept(candle(0, 100), 0);

        // When, Then
        assertThat(sequence.judge(candle(0, 101))).isEqualTo(new Judgement.Revised(1));
        sequence.accept(candle(0, 101), 1);
        assertThat(sequence.judge(candle(0, 101))).isEqualTo(new Judgement.Seen());
        assertThat(sequence.judge(candle(0, 100))).isEqualTo(new Judgement.Revised(2));
        assertThat(sequence.head().lastOpenTime()).isEqualTo(minute(0));
    }

    @Test
    void aCandleFromBeforeAllThatIsRememberedIsSeen() {
        assertThat(sequence.judge(candle(-5, 100))).isEqualTo(new Judgement.Seen());
    }

    @Test
    void aLaterCandleIsAGapThatNamesWhatIsMissing() {
        assertThat(sequence.judge(candle(2, 100))).isEqualTo(new Judgement.Gap(List.of(minute(0), minute(1))));
    }

    @Test
    void aLostCandleTakesItsPlaceAndComesLaterAsARevision() {
        // Given
        sequence.lose(minute(0));

        // When, Then
        assertThat(sequence.judge(candle(1, 100))).isEqualTo(new Judgement.Next());
        assertThat(sequence.judge(candle(0, 100))).isEqualTo(new Judgement.Revised(1));
    }

    @Test
    void theHeadTellsTheLastCandleAndRemembersAsManyAsItShould() {
        // Given
        for (int i = 0; i < 50; i++) {
            sequence.accept(candle(i, 100 + i), 0);
        }

        // When
        CandleHead head = sequence.head();

        // Then
        assertThat(head.lastOpenTime()).isEqualTo(minute(49));
        assertThat(head.recent()).hasSize(Sequence.REMEMBERED).containsKeys(minute(30), minute(49));
        assertThat(head.recent().get(minute(49))).isEqualTo(new Version(0, ContentHash.of(candle(49, 149))));
    }

    private static Instant minute(int number) {
        return MIDNIGHT.plusSeconds(60L * number);
    }

    private static Candle candle(int minute, double close) {
        return Candle.traded(minute(minute), 100, 200, 50, close, 1);
    }
}
