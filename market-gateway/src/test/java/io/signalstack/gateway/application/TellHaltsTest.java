package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.contracts.event.SystemEvent.InstrumentHalted;
import io.signalstack.contracts.event.SystemEvent.InstrumentTraded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TellHaltsTest {

    private static final String MATIC = "TEST:MATIC/USD";
    private static final Instant LAST = Instant.parse("2024-09-10T03:00:00Z");

    private final List<SystemEvent> told = new ArrayList<>();
    private CompletableFuture<Void> taken = CompletableFuture.completedFuture(null);
    private final TellHalts halts = new TellHalts(event -> {
        told.add(event);
        return taken;
    });

    @Test
    void what_is_known_first_is_told_and_then_what_changes() {
        // When
        halts.tell(MATIC, Optional.empty());
        halts.tell(MATIC, Optional.empty());
        halts.tell(MATIC, Optional.of(LAST));
        halts.tell(MATIC, Optional.of(LAST));
        halts.tell(MATIC, Optional.empty());

        // Then
        assertThat(told)
                .containsExactly(
                        new InstrumentTraded(MATIC), new InstrumentHalted(MATIC, LAST), new InstrumentTraded(MATIC));
    }

    @Test
    void what_the_brokers_did_not_take_is_told_again() {
        // Given
        taken = CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        halts.tell(MATIC, Optional.of(LAST));

        // When
        taken = CompletableFuture.completedFuture(null);
        halts.tell(MATIC, Optional.of(LAST));
        halts.tell(MATIC, Optional.of(LAST));

        // Then
        assertThat(told).containsExactly(new InstrumentHalted(MATIC, LAST), new InstrumentHalted(MATIC, LAST));
    }
}
