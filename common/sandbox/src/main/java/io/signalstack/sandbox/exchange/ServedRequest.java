package io.signalstack.sandbox.exchange;

/**
 * A request that the exchange has answered, for tests that count what a client asked.
 *
 * @param wallMs when it came, in epoch milliseconds of the wall clock
 * @param uri path and query
 * @param status of the answer; 0 when the connection was reset instead
 */
public record ServedRequest(long wallMs, String uri, int status) {}
