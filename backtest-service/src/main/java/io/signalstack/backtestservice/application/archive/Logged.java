package io.signalstack.backtestservice.application.archive;

/**
 * A value of the log, and where it stood.
 *
 * @param event the value
 * @param eventId unique per event, the same when it is delivered or written again
 * @param offset its place in the log; among one instrument's records a greater one is later
 * @param json the value as it was published, UTF-8 JSON text
 */
public record Logged<T>(T event, String eventId, long offset, String json) {}
