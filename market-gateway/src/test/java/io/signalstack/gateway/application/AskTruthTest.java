package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.signalstack.gateway.application.AskTruth.Answer;
import io.signalstack.trading.signal.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AskTruthTest extends PollingScene {

    private final List<TruthQuestion> asked = new ArrayList<>();

    @Test
    void aVenueThatKnowsTellsIt() {
        // Given
        venue.truth = Optional.of(new ToldTruth(4, 9, 10));

        // When
        Answer answer = ask(truth(1), "TEST:BTC/USD");

        // Then
        assertThat(answer).isEqualTo(new Answer.Told(new ToldTruth(4, 9, 10)));
        assertThat(asked).extracting(TruthQuestion::symbol).containsExactly("BTCUSD");
    }

    @Test
    void whereNobodyKnowsThatIsWhatIsSaid() {
        assertThat(ask(truth(1), "TEST:BTC/USD")).isEqualTo(new Answer.NoTruth("TEST"));
        assertThat(ask(truth(1), "TEST:NOPE/USD")).isEqualTo(new Answer.Unknown());
    }

    @Test
    void oneIsAskedAtATimeAndThoseForWhomThereIsNoRoomAreSentAway() throws InterruptedException {
        // Given
        AskTruth truth = truth(2);
        venue.truth = Optional.of(new ToldTruth(4, 9, 10));
        AtomicInteger underWay = new AtomicInteger();
        List<Answer> meanwhile = new ArrayList<>();
        List<Thread> second = new ArrayList<>();
        venue.whileAskedForTheTruth = () -> {
            assertThat(underWay.incrementAndGet()).isEqualTo(1);
            if (second.isEmpty()) {
                second.add(Thread.ofVirtual().start(() -> ask(truth, "TEST:BTC/USD")));
                while (meanwhile.isEmpty()) {
                    // The second takes the last place at some moment; until then there is none to be refused.
                    if (truth.isFull()) {
                        meanwhile.add(ask(truth, "TEST:BTC/USD"));
                    }
                    Thread.onSpinWait();
                }
            }
            underWay.decrementAndGet();
        };

        // When
        Answer first = ask(truth, "TEST:BTC/USD");
        second.getFirst().join();

        // Then
        assertThat(first).isInstanceOf(Answer.Told.class);
        assertThat(meanwhile).containsExactly(new Answer.Busy());
        assertThat(asked).hasSize(2);
    }

    @Test
    void whoFailsTakesNobodysPlace() {
        // Given
        AskTruth truth = truth(1);
        venue.failure = Optional.of(ScriptedVenue.gone());
        assertThatExceptionOfType(VenueException.class).isThrownBy(() -> ask(truth, "TEST:BTC/USD"));
        venue.failure = Optional.empty();

        // When, Then
        assertThat(ask(truth, "TEST:BTC/USD")).isEqualTo(new Answer.NoTruth("TEST"));
    }

    @Test
    void countsThatDoNotFitTogetherAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ToldTruth(5, 4, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new ToldTruth(-1, 4, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new ToldTruth(1, 11, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new ToldTruth(0, 0, 0));
    }

    private Answer ask(AskTruth truth, String instrument) {
        return truth.ask(instrument, symbol -> {
            TruthQuestion question =
                    new TruthQuestion(symbol, minute(3), Side.LONG, 99, 101, minute(30), Duration.ofSeconds(5));
            asked.add(question);
            return question;
        });
    }

    private AskTruth truth(int atOnce) {
        return new AskTruth(
                instrument -> Optional.of(definition(1, "1m"))
                        .filter(known -> known.instrument().equals(instrument)),
                new Markets(Map.of("TEST", market)),
                atOnce);
    }
}
