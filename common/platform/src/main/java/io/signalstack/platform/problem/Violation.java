package io.signalstack.platform.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param field the parameter, or the path to the field in the body, such as {@code periods[0].days}
 * @param message what is wrong with it; never the refused value of a secret
 */
public record Violation(String field, String message) {}
