package io.signalstack.gateway.outbound.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.gateway.application.VenueException;
import io.signalstack.gateway.application.VenueException.Subject;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.ReplayExchangeResource;
import io.signalstack.sandbox.testing.StoppableRedis;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(StoppableRedis.class)
@QuarkusTestResource(ReplayExchangeResource.class)
class GuardedBreakerComponentTest {

    @Test
    void saysThatItIsOpenOnceHalfOfTheCallsHaveFailed() {
        CircuitBreaker breaker = openingFor(Duration.ofHours(1));
        for (int i = 0; i < 4; i++) {
            assertThat(breaker.isOpen()).isFalse();
            fail(breaker);
        }
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void isOpenUntilOneCallHasShownThatTheVenueIsBack() {
        // Given
        CircuitBreaker breaker = openingFor(Duration.ofMillis(200));
        for (int i = 0; i < 4; i++) {
            fail(breaker);
        }

        // When
        await().until(() -> !breaker.isOpen());
        boolean whileOneIsMade = breaker.call(breaker::isOpen);

        // Then
        assertThat(whileOneIsMade).isTrue();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void isOpenAgainWhenThatCallFails() {
        // Given
        CircuitBreaker breaker = openingFor(Duration.ofSeconds(3));
        for (int i = 0; i < 4; i++) {
            fail(breaker);
        }
        await().until(() -> !breaker.isOpen());

        // When
        fail(breaker);

        // Then
        assertThat(breaker.isOpen()).isTrue();
    }

    private static CircuitBreaker openingFor(Duration delay) {
        return new GuardedBreaker("TEST", 4, delay);
    }

    private static void fail(CircuitBreaker breaker) {
        assertThatThrownBy(() -> breaker.call(() -> {
                    throw new VenueException.Unavailable(new Subject("TEST", Optional.empty()), "is gone", null);
                }))
                .isInstanceOf(VenueException.Unavailable.class);
    }
}
