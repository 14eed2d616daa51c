package io.signalstack.sandbox.exchange;

import io.netty.channel.ChannelOption;
import io.signalstack.sandbox.exchange.WeightLimit.Verdict;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What happens to a request on its way: its weight is counted, faults hit it, and the answer is sent. */
final class ExchangeHandler {

    private final List<ExchangeVenue> venues;
    private final ControlApi control;
    private final ReplayExchangeOptions options;
    private final Faults faults;
    private final RequestLog log;

    /** @param venues the last of them serves every path that is none of the others' */
    ExchangeHandler(
            List<ExchangeVenue> venues,
            ControlApi control,
            ReplayExchangeOptions options,
            Faults faults,
            RequestLog log) {
        this.venues = List.copyOf(venues);
        this.control = control;
        this.options = options;
        this.faults = faults;
        this.log = log;
    }

    void handle(Vertx vertx, HttpServerRequest request) {
        if (request.path() != null && request.path().startsWith(ControlApi.PREFIX) && options.controlEnabled()) {
            request.body()
                    .onSuccess(body -> send(
                            request,
                            control.answer(
                                    request.method().name(),
                                    request.path(),
                                    body.toString(),
                                    options.wall().instant())));
            return;
        }
        if (!request.method().equals(HttpMethod.GET)) {
            send(request, Answer.error(405, -1000, "Only GET is served."));
            return;
        }
        Map<Fault.Kind, Fault> hits = faults.hitting(request.uri());
        Instant arrived = options.wall().instant();
        Fault delay = hits.get(Fault.Kind.DELAY);
        if (delay == null || delay.amount().isZero()) {
            serve(request, arrived, hits);
        } else {
            options.delays().pass(vertx, delay.amount(), () -> serve(request, arrived, hits));
        }
    }

    private void serve(HttpServerRequest request, Instant arrived, Map<Fault.Kind, Fault> hits) {
        Instant wall = options.wall().instant();
        Parameters parameters = new Parameters(request.params());
        ExchangeVenue venue = venue(request.path());
        Verdict verdict = venue.spend(request.path(), parameters, wall);
        int used = switch (verdict) {
            case Verdict.Admitted(int weight) -> weight;
            case Verdict.Refused(int status, Duration retryAfter, int weight) -> weight;
        };
        request.response().putHeader("X-MBX-USED-WEIGHT-1M", Integer.toString(used));
        if (hits.containsKey(Fault.Kind.CONNECTION_RESET)) {
            log.add(new ServedRequest(arrived.toEpochMilli(), wall.toEpochMilli(), request.uri(), 0, List.of()));
            reset(request);
            return;
        }
        Consumer<Answer> taken = answer -> {
            log.add(new ServedRequest(
                    arrived.toEpochMilli(), wall.toEpochMilli(), request.uri(), answer.status(), answer.openTimesMs()));
            send(request, answer);
        };
        switch (verdict) {
            case Verdict.Admitted admitted -> admitted(venue, request, parameters, wall, hits, taken);
            case Verdict.Refused(int status, Duration retryAfter, int weight) -> {
                log.overBudget();
                taken.accept(Answer.refused(status, retryAfter));
            }
        }
    }

    private ExchangeVenue venue(String path) {
        return venues.stream().filter(venue -> venue.serves(path)).findFirst().orElseGet(venues::getLast);
    }

    private void admitted(
            ExchangeVenue venue,
            HttpServerRequest request,
            Parameters parameters,
            Instant wall,
            Map<Fault.Kind, Fault> hits,
            Consumer<Answer> taken) {
        Optional<Answer> faulty = faulty(hits);
        if (faulty.isPresent()) {
            taken.accept(faulty.get());
            return;
        }
        Instant now = venue.clock().at(wall).plus(faults.clockError(wall));
        boolean truncated = hits.containsKey(Fault.Kind.TRUNCATED_JSON);
        venue.answer(
                request.path(),
                parameters,
                now,
                hits.keySet(),
                answer -> taken.accept(truncated ? answer.firstHalf() : answer));
    }

    /** What is answered whatever was asked. */
    private static Optional<Answer> faulty(Map<Fault.Kind, Fault> hits) {
        Fault tooMany = hits.get(Fault.Kind.TOO_MANY_REQUESTS);
        if (tooMany != null) {
            return Optional.of(Answer.refused(429, tooMany.amount()));
        }
        Fault banned = hits.get(Fault.Kind.BANNED);
        if (banned != null) {
            return Optional.of(Answer.refused(418, banned.amount()));
        }
        if (hits.containsKey(Fault.Kind.SERVER_ERROR)) {
            return Optional.of(
                    Answer.error(500, -1001, "Internal error; unable to process your request. Please try again."));
        }
        return hits.containsKey(Fault.Kind.HTML_BODY) ? Optional.of(Answer.html()) : Optional.empty();
    }

    private static void send(HttpServerRequest request, Answer answer) {
        request.response().setStatusCode(answer.status()).putHeader("Content-Type", answer.contentType());
        answer.headers().forEach(request.response()::putHeader);
        request.response().end(answer.body());
    }

    // Closing would be a polite end; without lingering, the peer gets a reset.
    private static void reset(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        request.connection().close();
    }
}
