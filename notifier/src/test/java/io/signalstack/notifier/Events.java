package io.signalstack.notifier;

import io.signalstack.contracts.Samples;
import io.signalstack.contracts.event.Annotations;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.contracts.event.SignalRecord;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records of {@code signals.v1}, of any instrument and signal. */
public final class Events {

    private Events() {}

    public static SignalRecord.SignalOpened opened(String instrument, String id) {
        return new SignalRecord.SignalOpened(signal(instrument, id), Samples.annotations());
    }

    public static SignalRecord.SignalClosed closed(String instrument, String id) {
        return new SignalRecord.SignalClosed(signal(instrument, id), Samples.annotations(), 1, Samples.outcome());
    }

    public static SignalRecord.SignalRevised revised(String instrument, String id, int sequence) {
        return new SignalRecord.SignalRevised(
                signal(instrument, id), Samples.annotations(), sequence, Samples.outcome());
    }

    public static SignalRecord.SignalOpened historical(String instrument, String id) {
        return new SignalRecord.SignalOpened(signal(instrument, id), annotations(0.31, "UNCALIBRATED(0)", true));
    }

    public static SignalRecord.SignalOpened confident(String instrument, String id, double confidence, String basis) {
        return new SignalRecord.SignalOpened(signal(instrument, id), annotations(confidence, basis, false));
    }

    /** The sample's candles come from a recording, these from elsewhere. */
    public static SignalRecord.SignalOpened from(MarketBody market, String instrument, String id) {
        Annotations recorded = Samples.annotations();
        return new SignalRecord.SignalOpened(
                signal(instrument, id), annotations(recorded.confidence(), recorded.confidenceBasis(), false, market));
    }

    public static SignalRecord.SignalOpened openedAt(String instrument, String id, Instant openTime) {
        SignalBody it = signal(instrument, id);
        return new SignalRecord.SignalOpened(at(it, openTime), Samples.annotations());
    }

    private static SignalBody signal(String instrument, String id) {
        return with(Samples.signal(), instrument, id, Samples.signal().openTime());
    }

    private static SignalBody at(SignalBody it, Instant openTime) {
        return with(it, it.instrument(), it.id(), openTime);
    }

    private static SignalBody with(SignalBody it, String instrument, String id, Instant openTime) {
        return Samples.signal(
                it,
                Map.of(
                        "id", id,
                        "seriesId", instrument + "#1",
                        "instrument", instrument,
                        "openTime", openTime,
                        "closeTime", openTime.plusSeconds(60)));
    }

    private static Annotations annotations(double confidence, String basis, boolean historical) {
        Annotations it = Samples.annotations();
        return annotations(confidence, basis, historical, new MarketBody(it.market(), it.recordedUntil()));
    }

    private static Annotations annotations(
            @Nullable Double confidence, String basis, boolean historical, MarketBody market) {
        Annotations it = Samples.annotations();
        return new Annotations(
                it.emittedAt(),
                it.latencyMs(),
                confidence,
                it.confidenceReason(),
                basis,
                it.edge(),
                it.evidence(),
                it.evidenceN(),
                it.btWinrate(),
                it.btPf(),
                it.scorecardId(),
                historical,
                market.kind(),
                market.recordedUntil());
    }
}
