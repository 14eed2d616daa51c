package io.signalstack.sandbox.exchange;

import io.signalstack.lab.Chance;
import io.signalstack.lab.Course;
import io.signalstack.lab.Question;
import io.signalstack.lab.Truth;
import io.signalstack.trading.signal.Side;
import io.vertx.core.Context;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code GET /truth}: what a signal of a simulated market would come to, if the future were drawn anew again and again. A
 * question costs from tenths of a second to seconds of a processor, so that one is answered at a time, on a thread of its
 * own, and few wait.
 */
final class TruthDesk implements AutoCloseable {

    static final String PATH = "/truth";

    private static final int AT_ONCE = 1;
    private static final int WAITING = 8;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Map<String, Truth> truths;
    private final ExecutorService threads;

    /** @param courses by the venue's symbols */
    TruthDesk(Map<String, Course> courses) {
        truths = courses.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, course -> new Truth(course.getValue())));
        var pool = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("truth-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
    }

    /**
     * Answers, once it has come to the question.
     *
     * @param now the venue's time
     * @param context in which the answer is taken
     */
    void answer(Parameters parameters, Instant now, Context context, Consumer<Answer> taken) {
        Truth truth = parameters.text("market").map(truths::get).orElseThrow(BinanceError::invalidSymbol);
        Question question = question(parameters, now);
        try {
            threads.execute(() -> {
                Answer answer = answer(truth, question);
                context.runOnContext(_ -> taken.accept(answer));
            });
        } catch (RejectedExecutionException _) {
            taken.accept(Answer.busy(RETRY_AFTER));
        }
    }

    private static Answer answer(Truth truth, Question question) {
        try {
            Chance chance = truth.chance(question);
            return Answer.ok(new JsonObject()
                    .put("hits", chance.hits())
                    .put("filled", chance.filled())
                    .put("paths", chance.paths())
                    .put("probability", chance.filled() == 0 ? null : (double) chance.hits() / chance.filled()));
        } catch (IllegalArgumentException e) {
            return BinanceError.badQuestion(String.valueOf(e.getMessage())).answer();
        }
    }

    private static Question question(Parameters parameters, Instant now) {
        Instant at = parsed(parameters, "at", "instant such as 2026-11-20T12:00:00Z", Instant::parse);
        Instant expiry = parsed(parameters, "expiry", "instant such as 2026-11-20T12:00:00Z", Instant::parse);
        Question question = new Question(
                at,
                parsed(parameters, "side", "LONG or SHORT", Side::valueOf),
                parsed(parameters, "stop", "price", Double::parseDouble),
                parsed(parameters, "target", "price", Double::parseDouble),
                expiry,
                parsed(parameters, "fillDelay", "duration such as PT5S", Duration::parse));
        if (at.isAfter(now)) {
            throw BinanceError.badQuestion("at " + at + " has not come yet");
        }
        if (!expiry.isAfter(at) || expiry.isAfter(at.plus(Truth.LONGEST))) {
            throw BinanceError.badQuestion(
                    "expiry " + expiry + " is not within " + Truth.LONGEST.toDays() + " days of the signal");
        }
        if (question.side() != (question.target() > question.stop() ? Side.LONG : Side.SHORT)) {
            throw BinanceError.badQuestion("side " + question.side() + " is not that of the target " + question.target()
                    + " and the stop " + question.stop());
        }
        return question;
    }

    private static <T> T parsed(Parameters parameters, String name, String what, Function<String, T> parser) {
        String text = parameters.required(name);
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException _) {
            throw BinanceError.badQuestion(name + " '" + text + "' is no " + what);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
