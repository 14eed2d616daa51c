package io.signalstack.api.application;

import io.signalstack.platform.security.Tier;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who may sign in.
 *
 * @param email in small letters, unique
 * @param passwordHash never leaves the service
 * @param tier what is subscribed to
 * @param admin whether it may change what all users see
 */
public record Account(UUID id, String email, String passwordHash, Tier tier, boolean admin, Instant createdAt) {}
