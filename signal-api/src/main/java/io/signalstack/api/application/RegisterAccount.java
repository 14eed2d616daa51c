package io.signalstack.api.application;

import io.signalstack.platform.security.Tier;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Opens accounts: anybody's at the free tier, and the administrator's from the configuration. */
public final class RegisterAccount {

    private final Accounts accounts;
    private final Passwords passwords;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public RegisterAccount(Accounts accounts, Passwords passwords, InstantSource clock, Supplier<UUID> ids) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
        this.ids = ids;
    }

    /** The new account; empty if the address has one. */
    public Uni<Optional<Account>> register(String email, String password) {
        return accounts.byEmail(Emails.normal(email))
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(Optional.empty())
                        : open(email, password, Tier.FREE, false));
    }

    /** Sees to it that the administrator can sign in with exactly this password, whoever had the address before. */
    public Uni<Void> ensureAdmin(String email, String password) {
        return accounts.byEmail(Emails.normal(email))
                .chain(found -> found.map(account -> promote(account, password))
                        .orElseGet(() ->
                                open(email, password, Tier.ENTERPRISE, true).replaceWithVoid()));
    }

    private Uni<Optional<Account>> open(String email, String password, Tier tier, boolean admin) {
        return passwords
                .hash(password)
                .map(hash -> new Account(ids.get(), Emails.normal(email), hash, tier, admin, clock.instant()))
                .chain(account -> accounts.add(account).map(added -> added ? Optional.of(account) : Optional.empty()));
    }

    private Uni<Void> promote(Account account, String password) {
        return passwords
                .matches(password, account.passwordHash())
                .chain(same -> same && account.admin()
                        ? Uni.createFrom().voidItem()
                        : passwords
                                .hash(password)
                                .chain(hash -> accounts.replace(new Account(
                                        account.id(),
                                        account.email(),
                                        hash,
                                        Tier.ENTERPRISE,
                                        true,
                                        account.createdAt()))));
    }
}
