package io.signalstack.local.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.trading.calibration.Backtested;
import io.signalstack.trading.calibration.Calibration;
import io.signalstack.trading.calibration.Cell;
import io.signalstack.trading.calibration.Curve;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.calibration.HitCount;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.SideFigures;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.OwnJar;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What verify says of a log that is there without the services. */
class VerifyCommandTest extends LogScene {

    private static final String CANDLES_BEGIN =
            ((BaseCandle) CANDLES.get(1)).openTime().toString();

    @Test
    void aWholeLogIsVerifiedAndAForgedEventIsFound() {
        // Given
        List<SignalRecord.OfSignal> signals = LOG.signals(STRATEGY, COUNT);
        writeLog(signals);

        // When, Then
        assertThat(run("verify")).isZero();
        assertThat(printed.toString())
                .contains("VERIFY instruments=1 candles=1001 matching=" + signals.size() + " different=0");

        // When one instrument is asked for that is there, or one that is not
        assertThat(run("verify", "--instrument", LOG.instrument().toString())).isZero();
        printed.getBuffer().setLength(0);
        assertThat(run("verify", "--instrument", "OTHER:X/USD")).isOne();
        assertThat(printed.toString()).contains("VERIFY instruments=0 candles=0 ");

        // Given
        SignalRecord.OfSignal last = signals.getLast();
        write(Topic.SIGNALS.text(), last.instrument(), EventCodec.SIGNALS.encode(last), "again");
        flush();

        // When, Then
        assertThat(run("verify")).isEqualTo(1);
        assertThat(printed.toString()).contains("twice=1").contains("is published twice");
        assertThat(run("verify", "--to", CANDLES_BEGIN)).isZero();
        assertThat(run("verify", "--to", CANDLES_BEGIN, "--start", CANDLES_BEGIN))
                .isZero();
        assertThat(printed.toString()).contains("START " + CANDLES_BEGIN + " same=");
    }

    @Test
    void whatIsSaidIsRecomputedFromTheScorecardsOfTheLogAndFromThoseThatItHasLetGoOf() {
        // Given half of the signals by a scorecard that the log has, half by an earlier one
        Scorecard later = scorecard(Instant.parse("2013-01-02T00:00:00Z"));
        Scorecard earlier = scorecard(Instant.parse("2013-01-01T00:00:00Z"));
        Instant turn = ((BaseCandle) CANDLES.get(COUNT / 2)).openTime();
        List<SignalRecord.OfSignal> signals = LOG.signals(
                STRATEGY,
                COUNT,
                signal -> Optional.of(signal.closeTime().isBefore(turn) ? earlier : later)
                        .filter(card -> signal.timeframe() == Timeframe.M1));
        writeLog(signals);
        write(Topic.SCORECARDS.text(), ScorecardRecord.of(later).key(), value(later), later.id());
        flush();
        long opened = opened(signals, _ -> true);
        long byTheEarlier =
                opened(signals, event -> earlier.id().equals(event.annotations().scorecardId()));
        assertThat(byTheEarlier).isPositive();

        // When, Then
        assertThat(run("verify")).isZero();
        assertThat(printed.toString())
                .contains(annotations(opened - byTheEarlier, 0, byTheEarlier))
                .doesNotContain("cannot be had");

        // When, Then
        URI gone;
        try (ScorecardServer server = new ScorecardServer().with(earlier.id(), value(earlier))) {
            assertThat(run("verify", "--scorecards-url", server.url().toString()))
                    .isZero();
            assertThat(printed.toString()).contains(annotations(opened, 0, 0));
            assertThat(server.asked()).containsExactly(earlier.id());
            gone = server.url();
        }

        // When, Then
        assertThat(run("verify", "--scorecards-url", gone.toString())).isZero();
        assertThat(printed.toString())
                .contains("superseded scorecards cannot be had from http://")
                .contains(annotations(opened - byTheEarlier, 0, byTheEarlier));
        assertThat(run("verify", "--scorecards-url", "localhost")).isEqualTo(2);
    }

    @Test
    void whatNobodyCanReadIsPassedOver() {
        // Given
        writeLog(LOG.signals(STRATEGY, COUNT));
        byte[] rubbish = {'{'};
        write(Topic.STRATEGIES.text(), "rubbish", rubbish, "s");
        write(Topic.SIGNALS.text(), LOG.instrument().toString(), rubbish, "1");
        write(Topic.SIGNALS.text(), "no instrument", rubbish, "2");
        flush();

        // When, Then
        assertThat(run("verify")).isZero();
        assertThat(printed.toString())
                .contains(
                        "3 unreadable records of strategies, signals and scorecards passed over",
                        "VERIFY instruments=1");
    }

    @Test
    void signalsOfAnOwnStrategyAreVerifiedWithItsJar() throws IOException {
        // Given
        Path strategies = Files.createDirectory(folder.resolve("strategies"));
        OwnJar.eager(strategies);
        writeLog(OwnJar.EAGER, List.of());

        // When, Then
        Path none = folder.resolve("none");
        assertThat(run("verify", "--strategies", none.toString())).isEqualTo(1);
        assertThat(printed.toString()).contains("eager@1 is switched on, and nothing can be made of it here");
        assertThat(run("verify", "--strategies", strategies.toString())).isZero();

        // When
        List<SignalRecord.OfSignal> signals = LOG.signals(OwnJar.EAGER, COUNT);
        signals.forEach(signal -> writeSignal(signal, LOG.switchedOn(OwnJar.EAGER)));
        flush();

        // Then
        assertThat(signals).hasSizeGreaterThan(10);
        assertThat(run("verify")).isZero();
        assertThat(printed.toString()).contains("matching=" + signals.size() + " different=0");
    }

    private static String annotations(long same, long different, long notCovered) {
        return " annotations=%d annotations-different=%d annotations-not-covered=%d"
                .formatted(same, different, notCovered);
    }

    private static long opened(List<SignalRecord.OfSignal> signals, Predicate<SignalRecord.OfSignal> which) {
        return signals.stream()
                .filter(event -> event.sequence() == 0)
                .filter(which)
                .count();
    }

    private static Scorecard scorecard(Instant trainedTo) {
        var calibration = new Calibration(
                STRATEGY.key(),
                Timeframe.M1,
                trainedTo,
                new HitCount(300, 150),
                new Cell(new HitCount(300, 150), new Curve(List.of(new Curve.Knot(0.5, 0.4)))),
                Map.of());
        var figures = new SideFigures(new Backtested(0, 0, 0, 0, null, trainedTo), Evidence.none(trainedTo));
        return Scorecard.of(LOG.instrument(), calibration, figures, figures);
    }

    private static byte[] value(Scorecard scorecard) {
        return EventCodec.SCORECARDS.encode(ScorecardRecord.of(scorecard));
    }
}
