package io.signalstack.api.application;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** Who may sign in. */
public interface Accounts {

    /** The account of an address: before any that looks the same, an old one that has exactly this. */
    Uni<Optional<Account>> byEmail(EmailAddress email);

    /** The account of that id. */
    Uni<Optional<Account>> byId(UUID id);

    /** Adds an account; false if its address has one. */
    Uni<Boolean> add(Account account);

    /** Replaces the account of that id. */
    Uni<Void> replace(Account account);
}
