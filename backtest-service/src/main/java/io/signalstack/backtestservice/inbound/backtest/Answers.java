package io.signalstack.backtestservice.inbound.backtest;

import io.signalstack.backtestservice.application.backtest.BacktestRun;
import io.signalstack.backtestservice.application.backtest.Plan;
import io.signalstack.backtestservice.application.backtest.RunOrder;
import io.signalstack.backtestservice.application.backtest.RunSpec;
import io.signalstack.backtestservice.inbound.OutOfReach;
import io.signalstack.contracts.codec.Json;
import io.signalstack.platform.idempotency.KeptAnswer;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the use cases say, in HTTP's terms. */
final class Answers {

    private static final int LONGEST_QUOTE = 64;

    private Answers() {}

    /** An order with what the query says of it, where the two do not contradict each other. */
    static RunOrder agreed(RunOrder body, @Nullable String symbol, @Nullable Integer days) {
        body.contradicted(symbol, days).ifPresent(field -> {
            throw ProblemException.invalidParameter(field, "is said twice, and differently: in the query and the body");
        });
        return body.orElse(symbol, days);
    }

    /** The settled order. */
    static RunSpec orThrow(Plan plan) {
        return switch (plan) {
            case Plan.Planned planned -> planned.spec();
            case Plan.Invalid invalid -> throw ProblemException.invalidParameter(invalid.field(), invalid.message());
            case Plan.UnknownSymbol unknown ->
                throw new ProblemException(
                        ErrorCode.UNKNOWN_SYMBOL, "the archive has no instrument " + quote(unknown.symbol()));
            case Plan.UnknownStrategy unknown ->
                throw new ProblemException(
                        ErrorCode.UNKNOWN_STRATEGY, "there is no strategy " + quote(unknown.strategy()));
            case Plan.NotCovered notCovered -> throw new ProblemException(ErrorCode.NOT_COVERED, notCovered.message());
        };
    }

    /** 200 with the result, or 202 with where it will be. */
    static KeptAnswer ordered(BacktestRun run) {
        String location = BacktestResource.PATH + "/" + run.id();
        String body = Json.text(RunView.of(run));
        return run.status().isFinal()
                ? new KeptAnswer(200, Map.of(HttpHeaders.LOCATION, location), body)
                : new KeptAnswer(
                        202,
                        Map.of(
                                HttpHeaders.LOCATION,
                                location,
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(OutOfReach.SOON.toSeconds())),
                        body);
    }

    static ProblemException notFound() {
        return new ProblemException(ErrorCode.NOT_FOUND, "you have no such backtest");
    }

    /** An id that is none cannot be the id of anything. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw notFound();
        }
    }

    private static String quote(String text) {
        String shown = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
