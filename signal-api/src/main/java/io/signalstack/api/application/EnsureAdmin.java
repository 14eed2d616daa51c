package io.signalstack.api.application;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Sees to it that the configured administrator, if there is one, can sign in. */
public final class EnsureAdmin {

    private final RegisterAccount registerAccount;
    private final Optional<String> email;
    private final Optional<String> password;

    public EnsureAdmin(RegisterAccount registerAccount, Optional<String> email, Optional<String> password) {
        this.registerAccount = registerAccount;
        this.email = email;
        this.password = password;
    }

    /** Done at once where no administrator is configured. */
    public Uni<Void> ensure() {
        return email.isEmpty() || password.isEmpty()
                ? Uni.createFrom().voidItem()
                : registerAccount.ensureAdmin(email.get(), password.get());
    }
}
