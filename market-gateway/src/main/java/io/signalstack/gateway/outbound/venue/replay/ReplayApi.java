package io.signalstack.gateway.outbound.venue.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.application.ClockFormula;
import io.signalstack.gateway.application.ServerTime;
import io.signalstack.gateway.outbound.venue.EpochTime;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.gateway.outbound.venue.binance.BinanceApi;
import io.signalstack.gateway.outbound.venue.binance.BinanceRest;
import java.time.Instant;
import java.util.Optional;

/** Binance's API with a time of its own, whose formula is told beside it. */
public class ReplayApi extends BinanceApi {

    public ReplayApi(BinanceRest rest) {
        super(rest);
    }

    @Override
    protected final ServerTime serverTime(JsonNode answer) {
        return new ServerTime(super.serverTime(answer).time(), Optional.of(formula(answer)));
    }

    private static ClockFormula formula(JsonNode answer) {
        Instant start = EpochTime.MILLIS.in(answer, "start");
        Instant anchor = EpochTime.MILLIS.in(answer, "anchor");
        double speed = Payload.decimal(answer.path("speed"), "speed");
        if (speed == 0) {
            return new ClockFormula.Standing(start);
        }
        if (!(speed >= 1)) {
            throw UnusableAnswer.malformed("speed " + speed + " is neither 0 nor at least 1");
        }
        return new ClockFormula.Replayed(start, anchor, speed);
    }
}
