package io.signalstack.api.application;

import io.signalstack.api.application.AccessTokens.AccessToken;
import io.signalstack.api.application.Passwords.Client;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Gives a token for an address and its password. */
public final class LogIn {

    private final Accounts accounts;
    private final Passwords passwords;
    private final AccessTokens tokens;
    private final LoginAttempts attempts;

    public LogIn(Accounts accounts, Passwords passwords, AccessTokens tokens, LoginAttempts attempts) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.attempts = attempts;
    }

    /** What comes of it. */
    public sealed interface Answer {}

    /** The two belong together. */
    public record SignedIn(AccessToken token) implements Answer {}

    /** They do not, whichever of them is wrong. */
    public record WrongCredentials() implements Answer {}

    /** Nobody has looked whether they do. */
    public record TooMany(LoginAttempts.Refused refusal) implements Answer {}

    /**
     * Lets somebody in, or says why not.
     *
     * @param from the client's address
     */
    public Uni<Answer> logIn(String email, String password, String from) {
        EmailAddress address = EmailAddress.of(email);
        return attempts.begin(address.name(), from).chain(attempt -> switch (attempt) {
            case LoginAttempts.Refused refused -> Uni.createFrom().item(new TooMany(refused));
            case LoginAttempts.Permitted permitted ->
                tried(permitted, address, password, new Client(from, permitted.known()));
        });
    }

    private Uni<Answer> tried(LoginAttempts.Permitted attempt, EmailAddress address, String password, Client client) {
        return accounts.byEmail(address)
                .chain(account -> matches(account, password, client).map(matching -> answer(account, matching)))
                .onFailure()
                .call(attempt::undecided)
                .call(answer -> answer instanceof SignedIn
                        ? attempt.succeeded()
                        : Uni.createFrom().voidItem());
    }

    private Answer answer(Optional<Account> account, boolean matching) {
        return account.filter(_ -> matching)
                .<Answer>map(found -> new SignedIn(tokens.issue(found)))
                .orElseGet(WrongCredentials::new);
    }

    private Uni<Boolean> matches(Optional<Account> account, String password, Client client) {
        return account.map(found -> passwords.matches(password, found.passwordHash(), client))
                .orElseGet(() -> passwords.matchesNone(password, client));
    }
}
