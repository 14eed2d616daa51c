package io.signalstack.api.outbound;

import io.signalstack.api.application.Account;
import io.signalstack.contracts.account.Tier;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the users table; never leaves this room. */
@Entity
@Table(name = "users", schema = "signal_api")
class AccountEntity {

    @Id
    UUID id;

    @Column(nullable = false, unique = true)
    String email;

    @Column(name = "email_key", unique = true)
    @Nullable String emailKey;

    @Column(name = "password_hash", nullable = false)
    String passwordHash;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    Tier tier;

    @Column(nullable = false)
    boolean admin;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    /** For Hibernate. */
    AccountEntity() {}

    AccountEntity(Account account) {
        id = account.id();
        email = account.email();
        emailKey = account.emailKey().orElse(null);
        passwordHash = account.passwordHash();
        tier = account.tier();
        admin = account.admin();
        createdAt = account.createdAt();
    }

    Account account() {
        return new Account(id, email, Optional.ofNullable(emailKey), passwordHash, tier, admin, createdAt);
    }
}
