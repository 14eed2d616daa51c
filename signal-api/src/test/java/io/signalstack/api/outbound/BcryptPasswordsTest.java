package io.signalstack.api.outbound;

import static org.assertj.core.api.Assertions.assertThat;

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
    private final BcryptPasswords passwords = new BcryptPasswords(vertx, 10, 1, 2);

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    @Test
    void of_many_passwords_at_once_only_a_few_wait_and_the_others_are_refused_at_once() {
        // When
        List<UniAssertSubscriber<String>> all = IntStream.range(0, 50)
                .mapToObj(_ ->
                        passwords.hash("a long pass phrase").subscribe().withSubscriber(UniAssertSubscriber.create()))
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
            String hash = passwords.hash("a long pass phrase").await().atMost(PATIENCE);

            // When
            Uni<Boolean> matching = passwords.matches("a long pass phrase", hash);

            // Then
            assertThat(matching.await().atMost(PATIENCE)).isTrue();
        }
        assertThat(passwords.matchesNone("nobody's").await().atMost(PATIENCE)).isFalse();
    }
}
