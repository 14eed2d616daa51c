package io.signalstack.worker.application;

import static io.signalstack.worker.testing.RecordedMarket.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.EvaluationBody;
import io.signalstack.contracts.event.EvaluationBody.Result;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.event.SignalRequest;
import io.signalstack.contracts.event.UserEvent.SignalsRefreshed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AnswerRequestsTest extends ScoringScene {

    @Test
    void aStrategyThatWarmsUpSaysHowMuchIsMissing() {
        // Given
        score(HISTORY.subList(0, 101));

        // When
        SignalsRefreshed answer = ask(BTC.toString(), "1m");

        // Then
        assertThat(answer.problem()).isNull();
        assertThat(answer.answeredAt()).isEqualTo(NOW);
        assertThat(answer.evaluations())
                .extracting(EvaluationBody::strategy, EvaluationBody::result, EvaluationBody::missing)
                .contains(tuple("confluence@1", Result.WARMING_UP, 151));
        assertThat(answer.evaluations())
                .allSatisfy(evaluation -> assertThat(evaluation.openTime()).isEqualTo(openTime(HISTORY.get(100))));
    }

    @Test
    void aQuietStrategySaysWhy() {
        // Given
        score(HISTORY.subList(0, 400));

        // Then
        assertThat(ask(BTC.toString(), "1m").evaluations())
                .filteredOn(evaluation -> evaluation.result() == Result.QUIET)
                .isNotEmpty()
                .allSatisfy(evaluation -> assertThat(evaluation.reason()).isNotNull());
    }

    @Test
    void aSignalIsGivenBackAsItWasPublished() {
        // Given
        SignalRecord.SignalOpened opened = scoreUntilASignalOpens();

        // Then
        assertThat(ask(BTC.toString(), null).evaluations())
                .filteredOn(evaluation -> evaluation.result() == Result.SCORED)
                .singleElement()
                .satisfies(evaluation -> {
                    assertThat(evaluation.signal()).isEqualTo(opened.signal());
                    assertThat(evaluation.annotations()).isEqualTo(opened.annotations());
                });
    }

    @Test
    void askingChangesNothing() {
        // Given
        score(HISTORY.subList(0, 400));
        Map<String, byte[]> before = new TreeMap<>(pipelines.sections(BTC));

        // When
        ask(BTC.toString(), null);
        List<SignalRecord> asked = score(HISTORY.subList(400, 900));

        // Then
        pipelines.replace(BTC, before);
        scoreCandles.forget();
        assertThat(score(HISTORY.subList(400, 900))).isEqualTo(asked).isNotEmpty();
    }

    @Test
    void onlyTheTimeframeThatIsAskedForIsAnswered() {
        // Given
        score(HISTORY.subList(0, 400));

        // Then
        assertThat(ask(BTC.toString(), "5m").evaluations())
                .isNotEmpty()
                .allSatisfy(evaluation -> assertThat(evaluation.timeframe()).isEqualTo("5m"));
    }

    @Test
    void whoeverAsksInVainIsToldWhy() {
        // Given
        score(HISTORY.subList(0, 1));

        // Then
        assertThat(ask(BTC.toString(), null).problem()).contains("no strategy");
        assertThat(ask("REPLAY:DOGE/USD", null).problem()).contains("REPLAY:DOGE/USD is not followed");
        assertThat(ask("doge", null).problem()).contains("doge");
        assertThat(ask(BTC.toString(), "7m").problem()).contains("7m");
    }

    @Test
    void anInstrumentThatIsNotScoredIsNotAnsweredFor() {
        // Given
        score(HISTORY.subList(0, 10));
        Map<String, byte[]> broken = new TreeMap<>(pipelines.sections(BTC));
        broken.replaceAll((_, _) -> new byte[] {127});
        pipelines.replace(BTC, broken);
        scoreCandles.forget();

        // Then
        assertThat(ask(BTC.toString(), null).problem()).contains("is not scored");
    }

    private SignalRecord.SignalOpened scoreUntilASignalOpens() {
        for (CandleEvent candle : HISTORY) {
            for (SignalRecord event : score(List.of(candle))) {
                if (event instanceof SignalRecord.SignalOpened opened) {
                    return opened;
                }
            }
        }
        throw new AssertionError("no signal opens");
    }

    private SignalsRefreshed ask(String instrument, String timeframe) {
        return (SignalsRefreshed) scoreCandles.on(new SignalRequest("r-1", "u-1", instrument, timeframe));
    }
}
