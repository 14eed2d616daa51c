package io.signalstack.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class VirtualThreadSchedulerTest {

    private final VirtualThreadScheduler scheduler = new VirtualThreadScheduler(Duration.ofMillis(200));
    private final CountDownLatch begun = new CountDownLatch(1);

    @Test
    void whoeverPausesIsToldThatTheGatewayStops() throws Exception {
        // Given one that waits for what does not come
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        scheduler.schedule(Duration.ZERO, () -> {
            begun.countDown();
            try {
                while (true) {
                    scheduler.pause(Duration.ofHours(1));
                }
            } catch (RuntimeException e) {
                ended.complete(e);
            }
        });
        begun.await();

        // When
        scheduler.close();

        // Then
        assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> scheduler.pause(Duration.ofHours(1)));
    }

    @Test
    void whatDoesNotEndIsNotWaitedForForEver() throws Exception {
        // Given
        CountDownLatch end = new CountDownLatch(1);
        scheduler.schedule(Duration.ZERO, () -> {
            begun.countDown();
            while (end.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        begun.await();

        // When
        scheduler.close();

        // Then
        assertThat(end.getCount()).isEqualTo(1);
        end.countDown();
    }
}
