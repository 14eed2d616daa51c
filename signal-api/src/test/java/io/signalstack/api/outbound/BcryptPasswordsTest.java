package io.signalstack.api.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.api.application.Passwords.Client;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BcryptPasswordsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private final BcryptPasswords passwords = new BcryptPasswords(vertx, 10, 1, 2, PATIENCE);

    private int numbers;

    private Client someone() {
        return new Client("198.51." + numbers++ + ".7", true);
    }

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    @Test
    void of_many_passwords_at_once_only_a_few_wait_and_the_others_are_refused_at_once() {
        // When
        List<UniAssertSubscriber<String>> all = IntStream.range(0, 50)
                .mapToObj(_ -> passwords
                        .hash("a long pass phrase", someone())
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.create()))
                .toList();

        // Then those that are refused have not waited for one that is hashed
        List<UniAssertSubscriber<String>> refused =
                all.stream().filter(each -> each.getFailure() != null).toList();
        assertThat(refused).hasSizeGreaterThanOrEqualTo(40);
        refused.forEach(each -> each.assertFailedWith(RejectedExecutionException.class));
        all.stream().filter(each -> !refused.contains(each)).forEach(each -> each.awaitItem(PATIENCE));
    }

    @Test
    void once_those_are_done_there_is_room_again() {
        // Given
        for (int i = 0; i < 10; i++) {
            String hash =
                    passwords.hash("a long pass phrase", someone()).await().atMost(PATIENCE);

            // When
            Uni<Boolean> matching = passwords.matches("a long pass phrase", hash, someone());

            // Then
            assertThat(matching.await().atMost(PATIENCE)).isTrue();
        }
        assertThat(passwords.matchesNone("nobody's", someone()).await().atMost(PATIENCE))
                .isFalse();
    }

    @Test
    void a_password_that_has_waited_too_long_is_not_hashed_and_leaves_its_place() {
        // Given
        BcryptPasswords hasty = new BcryptPasswords(vertx, 10, 1, 2, Duration.ZERO);

        for (int i = 0; i < 10; i++) {
            // When
            UniAssertSubscriber<String> late = hasty.hash("a long pass phrase", someone())
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.create());

            // Then
            late.awaitFailure(PATIENCE)
                    .assertFailedWith(RejectedExecutionException.class, "nobody waits for this password any more");
        }
    }
}
