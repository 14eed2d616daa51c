package io.signalstack.api.application;

import io.signalstack.api.application.AccessTokens.AccessToken;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Gives a token for an address and its password. */
public final class LogIn {

    private final Accounts accounts;
    private final Passwords passwords;
    private final AccessTokens tokens;

    public LogIn(Accounts accounts, Passwords passwords, AccessTokens tokens) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    /** A token; empty if the two do not belong together, whichever of them is wrong. */
    public Uni<Optional<AccessToken>> logIn(String email, String password) {
        return accounts.byEmail(Emails.normal(email))
                .chain(account -> matches(account, password)
                        .map(matching -> matching ? account.map(tokens::issue) : Optional.empty()));
    }

    private Uni<Boolean> matches(Optional<Account> account, String password) {
        return account.map(found -> passwords.matches(password, found.passwordHash()))
                .orElseGet(() -> passwords.matchesNone(password));
    }
}
