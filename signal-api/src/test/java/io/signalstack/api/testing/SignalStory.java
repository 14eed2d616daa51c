package io.signalstack.api.testing;

import io.signalstack.contracts.Samples;
import io.signalstack.contracts.event.Annotations;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.contracts.event.OutcomeBody;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One signal's events, different from the sample in what a test says. */
public record SignalStory(SignalBody signal, Annotations annotations) {

    private static final SignalBody SAMPLE = Samples.signal();

    /** A signal of that id on an instrument. */
    public static SignalStory of(String id, String instrument) {
        return new SignalStory(
                body(id, instrument, "confluence@1", "1m", SAMPLE.openTime(), Side.LONG, SAMPLE.regime()),
                Samples.annotations());
    }

    /** The same of another id. */
    public SignalStory named(String id) {
        SignalBody s = signal;
        return new SignalStory(
                body(id, s.instrument(), s.strategy(), s.timeframe(), s.openTime(), s.side(), s.regime()), annotations);
    }

    public SignalStory opening(Instant openTime) {
        return with(signal.strategy(), signal.timeframe(), openTime, signal.side(), signal.regime());
    }

    public SignalStory by(String strategy) {
        return with(strategy, signal.timeframe(), signal.openTime(), signal.side(), signal.regime());
    }

    public SignalStory going(Side side) {
        return with(signal.strategy(), signal.timeframe(), signal.openTime(), side, signal.regime());
    }

    public SignalStory in(String timeframe, Regime regime) {
        return with(signal.strategy(), timeframe, signal.openTime(), signal.side(), regime);
    }

    public SignalStory believed(double confidence, String basis) {
        return said(confidence, null, basis, annotations.evidence(), annotations.evidenceN());
    }

    /** Of whose chance too little is known. */
    public SignalStory notKnown(String reason) {
        return said(null, reason, "UNCALIBRATED(0)", annotations.evidence(), annotations.evidenceN());
    }

    public SignalStory proving(Evidence.Label label, int n) {
        return said(annotations.confidence(), annotations.confidenceReason(), annotations.confidenceBasis(), label, n);
    }

    /** Where its candles come from. */
    public SignalStory from(MarketBody market) {
        Annotations a = annotations;
        return new SignalStory(
                signal,
                new Annotations(
                        a.emittedAt(),
                        a.latencyMs(),
                        a.confidence(),
                        a.confidenceReason(),
                        a.confidenceBasis(),
                        a.edge(),
                        a.evidence(),
                        a.evidenceN(),
                        a.btWinrate(),
                        a.btPf(),
                        a.scorecardId(),
                        a.historical(),
                        market.kind(),
                        market.recordedUntil()));
    }

    private SignalStory said(
            @Nullable Double confidence, @Nullable String reason, String basis, Evidence.Label label, int n) {
        return new SignalStory(
                signal,
                new Annotations(
                        annotations.emittedAt(),
                        null,
                        confidence,
                        reason,
                        basis,
                        confidence == null ? null : confidence - signal.breakEven(),
                        label,
                        n,
                        0.41,
                        1.2,
                        "card-1",
                        annotations.historical(),
                        annotations.market(),
                        annotations.recordedUntil()));
    }

    public SignalRecord.SignalOpened opened() {
        return new SignalRecord.SignalOpened(signal, annotations);
    }

    public SignalRecord.SignalClosed closed(Outcome.Result result, Double netR) {
        Instant at = signal.closeTime().plusSeconds(600);
        boolean filled = result != Outcome.Result.NOT_FILLED;
        return new SignalRecord.SignalClosed(
                signal,
                annotations,
                1,
                new OutcomeBody(result, filled ? at : null, filled ? 805.5 : null, at, null, netR, netR, false));
    }

    /** A sentence in which even a character hides that Postgres cannot keep. */
    public SignalStory saying(String rationale) {
        SignalBody s = signal;
        return new SignalStory(
                new SignalBody(
                        s.id(),
                        s.strategy(),
                        s.engineVersion(),
                        s.seriesId(),
                        s.seriesStart(),
                        s.instrument(),
                        s.timeframe(),
                        s.openTime(),
                        s.closeTime(),
                        s.side(),
                        s.entry(),
                        s.target(),
                        s.stop(),
                        s.expiresAt(),
                        s.rawScore(),
                        s.qualityScore(),
                        s.volumeScore(),
                        s.technicalIndicators(),
                        List.of(rationale),
                        s.regime(),
                        s.marketConditions(),
                        s.riskPct(),
                        s.rewardRisk(),
                        s.costR(),
                        s.breakEven(),
                        s.tradable()),
                annotations);
    }

    private SignalStory with(String strategy, String timeframe, Instant openTime, Side side, Regime regime) {
        return new SignalStory(
                body(signal.id(), signal.instrument(), strategy, timeframe, openTime, side, regime), annotations);
    }

    private static SignalBody body(
            String id,
            String instrument,
            String strategy,
            String timeframe,
            Instant openTime,
            Side side,
            Regime regime) {
        return new SignalBody(
                id,
                strategy,
                SAMPLE.engineVersion(),
                instrument + "#1",
                SAMPLE.seriesStart(),
                instrument,
                timeframe,
                openTime,
                openTime.plusSeconds(60),
                side,
                SAMPLE.entry(),
                onItsSide(side, SAMPLE.target()),
                onItsSide(side, SAMPLE.stop()),
                openTime.plusSeconds(3660),
                side == Side.LONG ? SAMPLE.rawScore() : -SAMPLE.rawScore(),
                SAMPLE.qualityScore(),
                SAMPLE.volumeScore(),
                SAMPLE.technicalIndicators(),
                SAMPLE.rationale(),
                regime,
                SAMPLE.marketConditions(),
                SAMPLE.riskPct(),
                SAMPLE.rewardRisk(),
                SAMPLE.costR(),
                SAMPLE.breakEven(),
                side == Side.LONG);
    }

    /** A level of the sample, which is a LONG, or its mirror image at the entry. */
    private static double onItsSide(Side side, double level) {
        return side == Side.LONG ? level : 2 * SAMPLE.entry() - level;
    }
}
