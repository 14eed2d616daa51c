package io.signalstack.backtestservice.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalstack.contracts.Samples;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.SignalRecord.SignalClosed;
import io.signalstack.trading.signal.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signal of a simulated market that has ended; each of its methods gives another one. */
public final class Ended {

    private static final Instant CLOSE = Instant.parse("2026-11-20T10:00:00Z");

    private final ObjectNode json;

    private Ended(ObjectNode json) {
        this.json = json;
    }

    /** One whose candle closed so many hours after the first. */
    public static Ended signal(String id, String strategy, int hours) {
        Instant close = CLOSE.plus(Duration.ofHours(hours));
        return new Ended(Json.read(EventCodec.SIGNALS.encode(Samples.closed()), ObjectNode.class))
                .with("/signal", "id", id)
                .with("/signal", "strategy", strategy)
                .with("/signal", "instrument", "LAB:TOLD/USD")
                .with("/signal", "timeframe", "1h")
                .with("/signal", "openTime", close.minus(Duration.ofHours(1)).toString())
                .with("/signal", "closeTime", close.toString())
                .with("/signal", "expiresAt", close.plus(Duration.ofHours(24)).toString())
                .with("/annotations", "recordedUntil", null)
                .of("simulated");
    }

    public SignalClosed event() {
        return (SignalClosed) EventCodec.SIGNALS.decode(Json.bytes(json));
    }

    public Ended of(String market) {
        return with("/annotations", "market", market);
    }

    public Ended asHistory() {
        ObjectNode changed = json.deepCopy();
        ((ObjectNode) changed.at("/annotations")).put("historical", true);
        return new Ended(changed);
    }

    public Ended endingAs(Outcome.Result result) {
        return with("/outcome", "result", result.name());
    }

    private Ended with(String part, String field, @Nullable String value) {
        ObjectNode changed = json.deepCopy();
        ((ObjectNode) changed.at(part)).put(field, value);
        return new Ended(changed);
    }
}
