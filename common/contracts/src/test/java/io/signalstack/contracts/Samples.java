package io.signalstack.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.Annotations;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.EvaluationBody;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.LastPrice;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.contracts.event.OutcomeBody;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.event.SignalRequest;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.contracts.event.UserEvent;
import io.signalstack.trading.backtest.Interval;
import io.signalstack.trading.backtest.Measure;
import io.signalstack.trading.calibration.Backtested;
import io.signalstack.trading.calibration.Calibration;
import io.signalstack.trading.calibration.Cell;
import io.signalstack.trading.calibration.Curve;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.calibration.HitCount;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.SideCells;
import io.signalstack.trading.calibration.SideFigures;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.MarketCondition;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.StrategyKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of everything that travels. */
public final class Samples {

    private static final Instant OPEN = Instant.parse("2026-11-20T10:15:00Z");
    private static final String BTC = "REPLAY:BTC/USD";

    private static final MarketBody MARKET = new MarketBody("recorded", Instant.parse("2026-11-27T00:00:00Z"));

    private Samples() {}

    public static CandleEvent.SeriesStarted seriesStarted() {
        return new CandleEvent.SeriesStarted(
                BTC, BTC + "#1", new BigDecimal("0.01"), "1m", List.of("1m", "5m"), MARKET);
    }

    public static CandleEvent.InstrumentChanged instrumentChanged() {
        return new CandleEvent.InstrumentChanged(BTC, BTC + "#1", new BigDecimal("0.1"), "1m", List.of("1m"), MARKET);
    }

    public static CandleEvent.SeedCandle seedCandle() {
        return new CandleEvent.SeedCandle(BTC, "5m", OPEN, 800.5, 810, 799.25, 805, 12.5);
    }

    public static CandleEvent.BaseCandle baseCandle() {
        return new CandleEvent.BaseCandle(
                BTC, OPEN, 800.5, 810, 799.25, 805, 12.5, 0, OPEN.plusSeconds(60), false, false);
    }

    public static CandleEvent.CandleLost candleLost() {
        return new CandleEvent.CandleLost(BTC, OPEN);
    }

    public static CandleHead candleHead() {
        return new CandleHead(
                BTC,
                BTC + "#1",
                new BigDecimal("0.01"),
                "1m",
                List.of("1m", "5m"),
                OPEN,
                OPEN,
                Map.of(OPEN, new CandleHead.Version(1, "ab12")),
                MARKET);
    }

    public static InstrumentDefinition instrument() {
        return new InstrumentDefinition(
                BTC, "BTCUSD", new BigDecimal("0.01"), "1m", List.of("1m", "5m"), 3, 1, true, MARKET);
    }

    public static LastPrice lastPrice() {
        return new LastPrice(BTC, 805.25, OPEN);
    }

    public static SystemEvent halted() {
        return new SystemEvent.InstrumentHalted(BTC, Instant.parse("2026-01-01T00:01:00Z"));
    }

    public static SystemEvent traded() {
        return new SystemEvent.InstrumentTraded(BTC);
    }

    public static SystemEvent scorecardsOut() {
        return new SystemEvent.ScorecardsOut("confluence@1", "recorded", OPEN, 8);
    }

    public static SystemEvent scorecardsFailed() {
        return new SystemEvent.ScorecardsFailed("confluence@1", "recorded", OPEN, "it divided by zero");
    }

    public static StrategyRecord strategy() {
        return new StrategyRecord("confluence@1", "confluence", Map.of("warmUp", "250"), true, true);
    }

    public static StrategyRecord arm() {
        return new StrategyRecord(
                "confluence@2",
                "confluence",
                Map.of("warmUp", "250"),
                false,
                false,
                List.of(new StrategyRecord.Arm("warm-up", "B", List.of(BTC))));
    }

    public static ScorecardRecord scorecard() {
        return ScorecardRecord.of(scored());
    }

    /** One of a market whose history before that instant was fetched. */
    public static ScorecardRecord scorecardOverHistory() {
        return ScorecardRecord.of(scored(), OPEN.minusSeconds(90 * 86_400));
    }

    private static Scorecard scored() {
        var curve = new Curve(List.of(new Curve.Knot(0.4, 0.25), new Curve.Knot(0.75, 0.5)));
        var longs = new SideCells(
                new Cell(new HitCount(150, 60), null), Map.of(Regime.RANGING, new Cell(new HitCount(20, 5), null)));
        var calibration = new Calibration(
                StrategyKey.parse("confluence@1"),
                Timeframe.M1,
                OPEN,
                new HitCount(300, 111),
                new Cell(new HitCount(270, 100), curve),
                Map.of(Side.LONG, longs));
        var earned = new Backtested(150, 70, 80.5, 75.25, OPEN.minusSeconds(86_400), OPEN);
        var evidence = new Evidence(
                Evidence.Label.UNPROVEN,
                150,
                Measure.of(0.035),
                new Interval(Measure.of(-0.12), Measure.of(0.19)),
                OPEN.minusSeconds(365 * 86_400),
                OPEN);
        return Scorecard.of(
                Instrument.parse(BTC),
                calibration,
                new SideFigures(earned, evidence),
                new SideFigures(new Backtested(0, 0, 0, 0, null, OPEN), Evidence.none(OPEN)));
    }

    public static SignalRequest request() {
        return new SignalRequest("7f3c", "u-1", BTC, "1m");
    }

    public static UserEvent.SignalsRefreshed refreshed() {
        return new UserEvent.SignalsRefreshed(
                "u-1",
                "7f3c",
                BTC,
                OPEN.plusSeconds(65),
                List.of(
                        evaluation(EvaluationBody.Result.WARMING_UP, 12, null, null, null),
                        evaluation(EvaluationBody.Result.QUIET, null, Evaluation.Reason.BELOW_THRESHOLD, null, null),
                        evaluation(EvaluationBody.Result.SCORED, null, null, signal(), annotations())),
                null);
    }

    private static EvaluationBody evaluation(
            EvaluationBody.Result result,
            Integer missing,
            Evaluation.Reason reason,
            SignalBody signal,
            Annotations annotations) {
        return new EvaluationBody("confluence@1", "1m", OPEN, result, missing, reason, signal, annotations);
    }

    /** A signal that differs from another in these fields. */
    public static SignalBody signal(SignalBody other, Map<String, Object> fields) {
        ObjectNode changed = (ObjectNode) Json.read(Json.bytes(other), JsonNode.class);
        changed.setAll((ObjectNode) Json.read(Json.bytes(fields), JsonNode.class));
        return Json.read(Json.bytes(changed), SignalBody.class);
    }

    public static SignalBody signal() {
        Map<String, Double> indicators = new LinkedHashMap<>();
        indicators.put("ema20", 801.5);
        indicators.put("volumeZ", null);
        return new SignalBody(
                "0123456789abcdef",
                "confluence@1",
                1,
                BTC + "#1",
                Instant.parse("2026-11-17T00:00:00Z"),
                BTC,
                "1m",
                OPEN,
                OPEN.plusSeconds(60),
                Side.LONG,
                805,
                815.01,
                800,
                OPEN.plusSeconds(3660),
                0.52,
                0.71,
                null,
                indicators,
                List.of("The close broke out of the 20-candle high."),
                Regime.TRENDING_UP,
                MarketCondition.BULLISH,
                0.00621,
                2.002,
                0.483,
                0.494,
                true);
    }

    public static Annotations annotations() {
        return annotations(0.31, null, -0.184, Evidence.Label.LOSING, 112, MARKET);
    }

    /** Annotations from before edges and evidence were written, as they are read now. */
    public static Annotations annotationsOfVersion1() {
        return annotations(0.31, null, null, Evidence.Label.UNPROVEN, 0, MarketBody.LIVE);
    }

    /** Annotations from before markets were written, as they are read now. */
    public static Annotations annotationsOfVersion2() {
        return annotations(0.31, null, -0.184, Evidence.Label.LOSING, 112, MarketBody.LIVE);
    }

    public static Annotations annotationsWithoutConfidence() {
        return annotations(
                null,
                "it leaves by a rule of its own, and under 50 outcomes are known",
                null,
                Evidence.Label.UNPROVEN,
                0,
                MARKET);
    }

    private static Annotations annotations(
            @Nullable Double confidence,
            @Nullable String reason,
            @Nullable Double edge,
            Evidence.Label evidence,
            int evidenceN,
            MarketBody market) {
        return new Annotations(
                OPEN.plusMillis(60_180),
                180L,
                confidence,
                reason,
                "UNCALIBRATED(0)",
                edge,
                evidence,
                evidenceN,
                null,
                null,
                null,
                false,
                market.kind(),
                market.recordedUntil());
    }

    public static OutcomeBody outcome() {
        return new OutcomeBody(
                Outcome.Result.TARGET,
                OPEN.plusSeconds(120),
                805.5,
                OPEN.plusSeconds(600),
                815.01,
                1.902,
                1.416,
                false);
    }

    public static SignalRecord.SignalOpened opened() {
        return new SignalRecord.SignalOpened(signal(), annotations());
    }

    public static SignalRecord.SignalClosed closed() {
        return new SignalRecord.SignalClosed(signal(), annotations(), 1, outcome());
    }

    public static SignalRecord.SignalRevised revised() {
        return new SignalRecord.SignalRevised(signal(), annotations(), 2, outcome());
    }

    public static SignalRecord.StrategyActivated activated() {
        return new SignalRecord.StrategyActivated("confluence@1", BTC, OPEN, "enabled");
    }

    public static SignalRecord.StrategyDeactivated deactivated() {
        return new SignalRecord.StrategyDeactivated("confluence@1", BTC, OPEN, "disabled");
    }
}
