package io.signalstack.sandbox.exchange;

import java.util.List;

/**
 * A request that the exchange has answered, for tests that count what a client asked.
 *
 * @param arrivedMs when it came, in epoch milliseconds of the wall clock
 * @param answeredMs when its answer was sent, the same but for a delay
 * @param uri path and query
 * @param status of the answer; 0 when the connection was reset instead
 * @param openTimesMs of the candles that an answer brought whole, in epoch milliseconds
 */
public record ServedRequest(long arrivedMs, long answeredMs, String uri, int status, List<Long> openTimesMs) {}
