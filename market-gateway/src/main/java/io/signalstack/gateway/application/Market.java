package io.signalstack.gateway.application;

/** A venue and its clock. */
public record Market(Venue venue, VenueClock clock) {}
