package io.signalstack.platform.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.platform.ratelimit.RedisWindows.SharedCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalWindowTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Window WINDOW = new Window("key", 10, MINUTE);

    private LocalWindow window = new LocalWindow(1);
    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private long redisTime;
    private int requests;

    @Test
    void a_replica_that_never_heard_of_redis_has_its_part_of_the_whole() {
        assertThat(admittedAlone(20)).isEqualTo(10);
        assertThat(oneOf(3).admittedAlone(20)).isEqualTo(3);
    }

    @Test
    void without_redis_a_replica_has_its_part_of_what_was_left_when_it_was_last_heard_of() {
        // Given
        oneOf(2).hear(true, 6);

        // When / Then
        assertThat(admittedAlone(20)).isEqualTo(3);
    }

    @Test
    void once_all_that_redis_knew_has_left_the_window_a_replica_has_its_part_of_the_whole() {
        // Given
        oneOf(2).hear(true, 2);
        pass(Duration.ofSeconds(30));
        assertThat(admittedAlone(5)).isEqualTo(1);

        // When
        pass(Duration.ofSeconds(30));

        // Then what it took since then still counts
        assertThat(admittedAlone(20)).isEqualTo(4);
    }

    @Test
    void what_was_taken_without_redis_is_owed_until_redis_has_been_told() {
        // Given
        admittedAlone(3);
        List<Slot> owed = window.owed(WINDOW, now);
        assertThat(owed).hasSize(3);

        // When
        window.shared(WINDOW, slot(), owed, new SharedCount(new Taken(true, 6, MINUTE), 1), now);

        // Then
        assertThat(window.owed(WINDOW, now)).isEmpty();
        assertThat(admittedAlone(20)).isEqualTo(6);
    }

    @Test
    void while_others_may_have_to_tell_redis_yet_what_they_took_a_replica_keeps_to_its_part() {
        // Given one that has spent a third of its part without Redis
        oneOf(2).hear(true, 6);
        admittedAlone(1);

        // When Redis is there again
        List<Boolean> answers =
                IntStream.range(0, 4).mapToObj(_ -> hear(true, 5).admitted()).toList();

        // Then
        assertThat(answers).containsExactly(true, true, false, false);
        pass(MINUTE);
        assertThat(hear(true, 9).admitted()).isTrue();
    }

    @Test
    void what_is_owed_is_forgotten_when_it_has_left_the_window() {
        admittedAlone(3);
        pass(MINUTE);

        assertThat(window.owed(WINDOW, now)).isEmpty();
    }

    @Test
    void a_redis_that_has_lost_its_memory_starts_nothing_anew() {
        // Given
        for (int left = 9; left >= 1; left--) {
            assertThat(hear(true, left).admitted()).isTrue();
        }

        // When Redis is there again and knows of nothing
        Taken tenth = hear(true, 9);
        Taken eleventh = hear(true, 8);

        // Then
        assertThat(tenth.admitted()).isTrue();
        assertThat(eleventh).isEqualTo(new Taken(false, 0, MINUTE));
        pass(MINUTE);
        assertThat(hear(true, 9).admitted()).isTrue();
    }

    @Test
    void of_two_counts_that_come_in_the_wrong_order_the_later_one_is_true() {
        // Given
        window.shared(WINDOW, slot(), List.of(), new SharedCount(new Taken(true, 2, MINUTE), 20), now);

        // When
        window.shared(WINDOW, slot(), List.of(), new SharedCount(new Taken(true, 7, MINUTE), 10), now);

        // Then
        assertThat(admittedAlone(20)).isEqualTo(2);
    }

    @Test
    void what_is_given_back_was_never_taken() {
        // Given
        Slot slot = slot();
        window.alone(WINDOW, slot, now);

        // When
        window.giveBack(slot.id());

        // Then
        assertThat(window.owed(WINDOW, now)).isEmpty();
        assertThat(admittedAlone(20)).isEqualTo(10);
    }

    @Test
    void who_is_refused_is_told_when_the_oldest_place_becomes_free() {
        // Given
        admittedAlone(1);
        pass(Duration.ofSeconds(40));
        admittedAlone(9);

        // When
        Taken refused = window.alone(WINDOW, slot(), now);

        // Then
        assertThat(refused).isEqualTo(new Taken(false, 0, Duration.ofSeconds(20)));
    }

    private LocalWindowTest oneOf(int replicas) {
        window = new LocalWindow(replicas);
        return this;
    }

    private Taken hear(boolean admitted, int left) {
        SharedCount count = new SharedCount(new Taken(admitted, left, MINUTE), ++redisTime);
        return window.shared(WINDOW, slot(), List.of(), count, now);
    }

    private long admittedAlone(int tries) {
        long admitted = 0;
        for (int i = 0; i < tries; i++) {
            admitted += window.alone(WINDOW, slot(), now).admitted() ? 1 : 0;
        }
        return admitted;
    }

    private Slot slot() {
        return new Slot("slot-" + ++requests, now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
