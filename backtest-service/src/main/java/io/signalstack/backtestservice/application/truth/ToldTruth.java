package io.signalstack.backtestservice.application.truth;

/** What was said of a signal, beside what its venue told. */
public record ToldTruth(Said said, Truth.Told truth) {}
