package io.signalstack.notifier.application;

import io.signalstack.contracts.feed.ServerFrame.Limits;
import java.time.Instant;

/**
 * What a verified token permits.
 *
 * @param userId whose token it is
 * @param limits of that user's tier
 * @param expiresAt until when it holds
 */
public record Access(String userId, Limits limits, Instant expiresAt) {}
