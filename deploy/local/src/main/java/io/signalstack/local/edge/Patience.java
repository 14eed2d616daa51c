package io.signalstack.local.edge;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the edge waits for an answer to begin, the connection to the service included: longer where a client orders a
 * backtest and asks the service itself to wait.
 *
 * @param startNanos when the waiting began, in {@link System#nanoTime()}'s time
 */
record Patience(Duration whole, long startNanos) {

    private static final String ORDER = "/api/v1/backtest/run";
    private static final int LONGEST_WAIT_S = 60;

    /** In seconds; a service refuses any other at once. */
    private static final Pattern WAIT = Pattern.compile("[?&]wait=([0-9]{1,2})(&|$)");

    /** Begins to wait. */
    static Patience with(Duration usual, HttpMethod method, RequestTarget.Clear target) {
        return new Patience(usual.plus(wanted(method, target)), System.nanoTime());
    }

    /** What is left of it, in milliseconds; 1 when nothing is, for a timer has to have some. */
    long leftMs() {
        return Math.max(1, whole.minusNanos(System.nanoTime() - startNanos).toMillis());
    }

    private static Duration wanted(HttpMethod method, RequestTarget.Clear target) {
        if (!method.equals(HttpMethod.POST) || !target.path().equals(ORDER)) {
            return Duration.ZERO;
        }
        Matcher wait = WAIT.matcher(target.uri());
        int seconds = wait.find() ? Integer.parseInt(wait.group(1)) : 0;
        return seconds > LONGEST_WAIT_S ? Duration.ZERO : Duration.ofSeconds(seconds);
    }
}
