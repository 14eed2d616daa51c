package io.signalstack.api.application;

import io.signalstack.api.application.Passwords.Client;
import io.signalstack.contracts.account.Tier;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Opens accounts: anybody's at the free tier, and the administrator's from the configuration. */
public final class RegisterAccount {

    /** For the administrator, whom the configuration names. */
    private static final Client OURSELVES = new Client("", true);

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

    /** What comes of it. */
    public sealed interface Answer {}

    /** There is a new account. */
    public record Opened(Account account) implements Answer {}

    /** The address, or one that looks the same, has an account. */
    public record Taken() implements Answer {}

    /** It is no address, or holds what cannot be seen. */
    public record NoAddress() implements Answer {}

    /**
     * Opens an account, or says why not.
     *
     * @param from the client's address
     */
    public Uni<Answer> register(String email, String password, String from) {
        EmailAddress address = EmailAddress.of(email);
        Optional<String> key = address.key();
        if (key.isEmpty()) {
            return Uni.createFrom().item(new NoAddress());
        }
        return accounts.byEmail(address)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(new Taken())
                        : open(key.get(), password, new Client(from, false), Tier.FREE, false));
    }

    /**
     * Sees to it that the administrator can sign in with exactly this password, whoever had the address before.
     *
     * @throws IllegalArgumentException if it is no address
     */
    public Uni<Void> ensureAdmin(String email, String password) {
        EmailAddress address = EmailAddress.of(email);
        String key = address.key()
                .orElseThrow(() -> new IllegalArgumentException("the administrator's address is no e-mail address"));
        return accounts.byEmail(address)
                .chain(found -> found.map(account -> promote(account, password))
                        .orElseGet(() -> open(key, password, OURSELVES, Tier.ENTERPRISE, true)
                                .replaceWithVoid()));
    }

    private Uni<Answer> open(String key, String password, Client client, Tier tier, boolean admin) {
        return passwords
                .hash(password, client)
                .map(hash -> new Account(ids.get(), key, Optional.of(key), hash, tier, admin, clock.instant()))
                .chain(account -> accounts.add(account).map(added -> added ? new Opened(account) : new Taken()));
    }

    private Uni<Void> promote(Account account, String password) {
        return passwords
                .matches(password, account.passwordHash(), OURSELVES)
                .chain(same -> same && account.admin()
                        ? Uni.createFrom().voidItem()
                        : passwords
                                .hash(password, OURSELVES)
                                .chain(hash -> accounts.replace(new Account(
                                        account.id(),
                                        account.email(),
                                        account.emailKey(),
                                        hash,
                                        Tier.ENTERPRISE,
                                        true,
                                        account.createdAt()))));
    }
}
