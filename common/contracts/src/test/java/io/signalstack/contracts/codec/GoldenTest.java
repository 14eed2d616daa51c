package io.signalstack.contracts.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.signalstack.contracts.Samples;
import io.signalstack.contracts.event.Annotations;
import io.signalstack.contracts.event.OutcomeBody;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.event.UserEvent;
import io.signalstack.trading.backtest.Measure;
import io.signalstack.trading.calibration.Confidence;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.calibration.Prior;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the log stays readable: each golden file is a record as some version wrote it, and is never changed. */
class GoldenTest {

    static Stream<Arguments> records() {
        return Stream.of(
                arguments(EventCodec.CANDLES, "series-started", 2, Samples.seriesStarted()),
                arguments(EventCodec.CANDLES, "instrument-changed", 2, Samples.instrumentChanged()),
                arguments(EventCodec.CANDLES, "seed-candle", 1, Samples.seedCandle()),
                arguments(EventCodec.CANDLES, "candle", 1, Samples.baseCandle()),
                arguments(EventCodec.CANDLES, "candle-lost", 1, Samples.candleLost()),
                arguments(EventCodec.CANDLE_HEADS, "candle-head", 2, Samples.candleHead()),
                arguments(EventCodec.INSTRUMENTS, "instrument", 2, Samples.instrument()),
                arguments(EventCodec.PRICES, "last-price", 1, Samples.lastPrice()),
                arguments(EventCodec.STRATEGIES, "strategy", 1, Samples.strategy()),
                arguments(EventCodec.SCORECARDS, "scorecard", 2, Samples.scorecard()),
                arguments(EventCodec.SIGNAL_REQUESTS, "signal-request", 1, Samples.request()),
                arguments(EventCodec.USER_EVENTS, "signals-refreshed", 3, Samples.refreshed()),
                arguments(EventCodec.SYSTEM_EVENTS, "instrument-halted", 1, Samples.halted()),
                arguments(EventCodec.SYSTEM_EVENTS, "instrument-traded", 1, Samples.traded()),
                arguments(EventCodec.SYSTEM_EVENTS, "scorecards-out", 1, Samples.scorecardsOut()),
                arguments(EventCodec.SYSTEM_EVENTS, "scorecards-failed", 1, Samples.scorecardsFailed()),
                arguments(EventCodec.SIGNALS, "signal-opened", 3, Samples.opened()),
                arguments(EventCodec.SIGNALS, "signal-closed", 3, Samples.closed()),
                arguments(EventCodec.SIGNALS, "signal-revised", 3, Samples.revised()),
                arguments(EventCodec.SIGNALS, "strategy-activated", 1, Samples.activated()),
                arguments(EventCodec.SIGNALS, "strategy-deactivated", 1, Samples.deactivated()));
    }

    @ParameterizedTest(name = "{1}, version {2}")
    @MethodSource("records")
    <T> void writes_and_reads_the_newest_version(EventCodec<T> codec, String name, int version, T value)
            throws IOException {
        // Given
        String golden = golden(name + "-v" + version + ".json");

        // Then
        assertThat(new String(codec.encode(value), UTF_8)).isEqualTo(golden);
        assertThat(codec.decode(golden.getBytes(UTF_8))).isEqualTo(value);
        assertThat(codec.eventType(value)).isEqualTo(name);
    }

    static Stream<Arguments> recordsOfLiveMarkets() {
        return Stream.of(
                arguments(EventCodec.CANDLES, "series-started", Samples.seriesStarted()),
                arguments(EventCodec.CANDLES, "instrument-changed", Samples.instrumentChanged()),
                arguments(EventCodec.CANDLE_HEADS, "candle-head", Samples.candleHead()),
                arguments(EventCodec.INSTRUMENTS, "instrument", Samples.instrument()));
    }

    /** Nothing was said of the market then, and all that were not a live one were taken for one. */
    @ParameterizedTest(name = "{1}")
    @MethodSource("recordsOfLiveMarkets")
    <T> void reads_records_of_version_1_as_those_of_live_markets(EventCodec<T> codec, String name, T recorded)
            throws IOException {
        String live = new String(codec.encode(recorded), UTF_8)
                .replaceFirst("\"market\":\\{[^}]*}", "\"market\":{\"kind\":\"live\",\"recordedUntil\":null}");
        assertThat(codec.decode(golden(name + "-v1.json").getBytes(UTF_8)))
                .isEqualTo(codec.decode(live.getBytes(UTF_8)));
    }

    static Stream<Arguments> signalsOfEarlierVersions() {
        return answersOfEarlierVersions().flatMap(version -> {
            Annotations said = (Annotations) version.get()[1];
            return Stream.of(
                    arguments("signal-opened", version.get()[0], new SignalRecord.SignalOpened(Samples.signal(), said)),
                    arguments(
                            "signal-closed",
                            version.get()[0],
                            new SignalRecord.SignalClosed(Samples.signal(), said, 1, Samples.outcome())),
                    arguments(
                            "signal-revised",
                            version.get()[0],
                            new SignalRecord.SignalRevised(Samples.signal(), said, 2, Samples.outcome())));
        });
    }

    /** Nothing was said of an edge or of evidence in the first one, and nothing of the market in both. */
    @ParameterizedTest(name = "{0}, version {1}")
    @MethodSource("signalsOfEarlierVersions")
    void reads_signals_of_earlier_versions(String name, int version, SignalRecord expected) throws IOException {
        assertThat(EventCodec.SIGNALS.decode(
                        golden(name + "-v" + version + ".json").getBytes(UTF_8)))
                .isEqualTo(expected);
    }

    static Stream<Arguments> answersOfEarlierVersions() {
        return Stream.of(arguments(1, Samples.annotationsOfVersion1()), arguments(2, Samples.annotationsOfVersion2()));
    }

    @ParameterizedTest(name = "version {0}")
    @MethodSource("answersOfEarlierVersions")
    void reads_answers_of_earlier_versions(int version, Annotations expected) throws IOException {
        // When
        UserEvent read = EventCodec.USER_EVENTS.decode(
                golden("signals-refreshed-v" + version + ".json").getBytes(UTF_8));

        // Then
        assertThat(((UserEvent.SignalsRefreshed) read).evaluations().getLast().annotations())
                .isEqualTo(expected);
    }

    @Test
    void a_field_that_version_1_had_may_still_not_be_missing() throws IOException {
        String cut = golden("signal-opened-v1.json").replace("\"confidence\":0.31,", "");
        assertThatThrownBy(() -> EventCodec.SIGNALS.decode(cut.getBytes(UTF_8)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("confidence");
    }

    @Test
    void a_signal_whose_chance_is_not_known_says_why() throws IOException {
        // Given
        String golden = golden("signal-opened-without-confidence-v3.json");
        var opened = new SignalRecord.SignalOpened(Samples.signal(), Samples.annotationsWithoutConfidence());

        // Then
        assertThat(new String(EventCodec.SIGNALS.encode(opened), UTF_8)).isEqualTo(golden);
        assertThat(EventCodec.SIGNALS.decode(golden.getBytes(UTF_8))).isEqualTo(opened);
        assertThat(EventCodec.SIGNALS.decode(
                        golden("signal-opened-without-confidence-v2.json").getBytes(UTF_8)))
                .extracting(
                        read -> ((SignalRecord.SignalOpened) read).annotations().confidenceReason())
                .isEqualTo(opened.annotations().confidenceReason());
    }

    @Test
    void an_outcome_by_the_strategys_own_exit_says_so() throws IOException {
        // Given
        String golden = golden("signal-closed-by-strategy-v1.json");
        OutcomeBody outcome = Samples.outcome();
        var closed = new SignalRecord.SignalClosed(
                Samples.signal(),
                Samples.annotationsOfVersion1(),
                1,
                new OutcomeBody(
                        Outcome.Result.STRATEGY_EXIT,
                        outcome.filledAt(),
                        outcome.fillPrice(),
                        outcome.exitAt(),
                        outcome.exitPrice(),
                        outcome.grossR(),
                        outcome.netR(),
                        false));

        // Then
        assertThat(EventCodec.SIGNALS.decode(golden.getBytes(UTF_8))).isEqualTo(closed);
    }

    /** One curve for both sides, and nothing of what the trades prove. */
    @Test
    void reads_a_scorecard_of_form_1_under_its_own_id() throws IOException {
        // When
        Scorecard read = EventCodec.SCORECARDS
                .decode(golden("scorecard-v1.json").getBytes(UTF_8))
                .toDomain();

        // Then
        assertThat(read.id()).isEqualTo("a6ea6e0bdb816e4ebb7ffe209183e33f");
        for (Side side : Side.values()) {
            assertThat(read.calibration().confidence(new Prior.OwnRate(), side, Regime.RANGING, 0.9))
                    .isEqualTo(new Confidence(Measure.of(0.5), "CALIBRATED(270)"));
            assertThat(read.figures(side).evidence().label()).isEqualTo(Evidence.Label.UNPROVEN);
        }
        assertThat(read.figures(Side.LONG).backtested().wins()).isEqualTo(70);
    }

    @Test
    void a_scorecard_of_form_1_with_another_content_is_refused() throws IOException {
        ScorecardRecord forged = EventCodec.SCORECARDS.decode(golden("scorecard-v1.json")
                .replace("\"wins\":70", "\"wins\":71")
                .getBytes(UTF_8));
        assertThatThrownBy(forged::toDomain).hasMessageContaining("scorecard id a6ea6e0b");
    }

    /** A scorecard of candles that are all as first published leaves the field out, as all did before there were others. */
    @Test
    void a_scorecard_says_from_when_on_its_candles_are_as_first_published() throws IOException {
        // Given
        String golden = golden("scorecard-over-history-v2.json");

        // Then
        ScorecardRecord written = Samples.scorecardOverHistory();
        assertThat(new String(EventCodec.SCORECARDS.encode(written), UTF_8)).isEqualTo(golden);
        assertThat(EventCodec.SCORECARDS.decode(golden.getBytes(UTF_8))).isEqualTo(written);
        assertThat(written.toDomain()).isEqualTo(Samples.scorecard().toDomain());
    }

    @Test
    void a_strategy_names_its_arms_where_it_has_any() throws IOException {
        // Given
        String golden = golden("strategy-with-arms-v1.json");

        // Then
        assertThat(new String(EventCodec.STRATEGIES.encode(Samples.arm()), UTF_8))
                .isEqualTo(golden);
        assertThat(EventCodec.STRATEGIES.decode(golden.getBytes(UTF_8))).isEqualTo(Samples.arm());
    }

    private static String golden(String file) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8).strip();
        }
    }
}
