package io.signalstack.gateway.outbound.venue.lab;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.application.ToldTruth;
import io.signalstack.gateway.application.TruthQuestion;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.gateway.outbound.venue.VenueRequest;
import io.signalstack.gateway.outbound.venue.binance.BinanceRest;
import io.signalstack.gateway.outbound.venue.replay.ReplayApi;
import java.util.Optional;

/** The replay exchange's API, with what signals would come to. */
public final class LabApi extends ReplayApi {

    private final TruthRest truths;

    public LabApi(BinanceRest rest, TruthRest truths) {
        super(rest);
        this.truths = truths;
    }

    @Override
    public Optional<VenueRequest<ToldTruth>> truth(TruthQuestion question) {
        return Optional.of(about(
                question.symbol(),
                anyRequest(),
                () -> truths.truth(
                        question.symbol(),
                        question.at().toString(),
                        question.side().name(),
                        Double.toString(question.stop()),
                        Double.toString(question.target()),
                        question.expiry().toString(),
                        question.fillDelay().toString()),
                LabApi::told));
    }

    private static ToldTruth told(JsonNode answer) {
        try {
            return new ToldTruth(count(answer, "hits"), count(answer, "filled"), count(answer, "paths"));
        } catch (IllegalArgumentException e) {
            throw UnusableAnswer.malformed(String.valueOf(e.getMessage()));
        }
    }

    private static int count(JsonNode answer, String name) {
        JsonNode count = answer.path(name);
        if (!count.isInt()) {
            throw UnusableAnswer.malformed(name + " is no whole number but " + Payload.beginning(count.toString()));
        }
        return count.intValue();
    }
}
