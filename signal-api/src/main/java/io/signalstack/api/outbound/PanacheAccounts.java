package io.signalstack.api.outbound;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.signalstack.api.application.Account;
import io.signalstack.api.application.Accounts;
import io.signalstack.api.application.EmailAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The users table. */
@ApplicationScoped
public class PanacheAccounts implements Accounts, PanacheRepositoryBase<AccountEntity, UUID> {

    private static final String BY_EMAIL =
            "emailKey = ?1 or (emailKey is null and email = ?2) order by emailKey nulls first";

    private final Postgres postgres;

    PanacheAccounts(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public Uni<Optional<Account>> byEmail(EmailAddress email) {
        return postgres.answer(Panache.withSession(
                        () -> find(BY_EMAIL, email.name(), email.asBefore()).firstResult()))
                .map(PanacheAccounts::account);
    }

    @Override
    public Uni<Optional<Account>> byId(UUID id) {
        return postgres.answer(Panache.withSession(() -> findById(id))).map(PanacheAccounts::account);
    }

    @Override
    public Uni<Boolean> add(Account account) {
        return postgres.answer(Panache.withTransaction(() -> persistAndFlush(new AccountEntity(account))))
                .replaceWith(true)
                .onFailure(ConstraintViolationException.class)
                .recoverWithItem(false);
    }

    @Override
    public Uni<Void> replace(Account account) {
        return postgres.answer(Panache.withTransaction(
                        () -> getSession().chain(session -> session.merge(new AccountEntity(account)))))
                .replaceWithVoid();
    }

    private static Optional<Account> account(@Nullable AccountEntity entity) {
        return Optional.ofNullable(entity).map(AccountEntity::account);
    }
}
