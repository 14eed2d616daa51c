package io.signalstack.backtestservice.application.truth;

import java.time.Instant;

/**
 * What was said of a signal, beside what is true.
 *
 * @param askedAt when its venue was asked
 */
public record KeptTruth(Said said, Truth truth, Instant askedAt) {}
