package io.signalstack.api.application;

import io.signalstack.contracts.account.Tier;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who may sign in.
 *
 * @param email as it is shown, unique
 * @param emailKey the form by which the account is found, unique; empty for an old account that looks like another, which
 *     is found by what is shown
 * @param passwordHash never leaves the service
 * @param tier what is subscribed to
 * @param admin whether it may change what all users see
 */
public record Account(
        UUID id,
        String email,
        Optional<String> emailKey,
        String passwordHash,
        Tier tier,
        boolean admin,
        Instant createdAt) {}
