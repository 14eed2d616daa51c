package io.signalstack.api.inbound;

import io.signalstack.api.application.Account;
import java.time.Instant;

/**
 * An account as its owner sees it.
 *
 * @param tier free, pro or enterprise
 */
public record AccountView(String id, String email, String tier, boolean admin, Instant createdAt) {

    static AccountView of(Account account) {
        return new AccountView(
                account.id().toString(), account.email(), account.tier().claim(), account.admin(), account.createdAt());
    }
}
