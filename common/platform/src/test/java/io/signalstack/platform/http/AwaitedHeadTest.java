package io.signalstack.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AwaitedHeadTest {

    private static final int FIRST_S = 10;
    private static final int NEXT_S = 60;

    private final List<Cut> cut = new ArrayList<>();
    private final EmbeddedChannel connection = new EmbeddedChannel();
    private final AwaitedHead head =
            new AwaitedHead(connection, Duration.ofSeconds(FIRST_S), Duration.ofSeconds(NEXT_S), cut::add);

    AwaitedHeadTest() {
        connection.freezeTime();
        connection.pipeline().addFirst(head);
    }

    @Test
    void a_connection_that_sends_no_head_in_time_is_cut_off() {
        after(FIRST_S - 1);
        assertThat(connection.isOpen()).isTrue();

        after(1);
        assertThat(connection.isOpen()).isFalse();
        assertThat(cut).containsExactly(Cut.HEAD);
    }

    @Test
    void an_answer_takes_as_long_as_it_takes() {
        head.arrived();
        after(10 * NEXT_S);

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void after_an_answer_the_next_head_has_its_own_time() {
        // Given
        head.arrived();
        after(FIRST_S);

        // When
        head.answered(() -> true);

        // Then
        after(NEXT_S - 1);
        assertThat(connection.isOpen()).isTrue();
        after(1);
        assertThat(connection.isOpen()).isFalse();
        assertThat(cut).as("one that only rested").isEmpty();
    }

    @Test
    void a_next_head_that_has_begun_is_late() {
        // Given
        head.arrived();
        head.answered(() -> true);

        // When
        for (int second = 1; second < NEXT_S; second++) {
            connection.writeInbound("G");
            after(1);
        }

        // Then
        assertThat(connection.isOpen()).isTrue();
        after(1);
        assertThat(connection.isOpen()).isFalse();
        assertThat(cut).containsExactly(Cut.HEAD);
    }

    @Test
    void what_is_left_of_an_answered_request_is_late_whether_any_of_it_comes_or_not() {
        // Given
        head.arrived();

        // When
        head.answered(() -> false);
        after(NEXT_S);

        // Then
        assertThat(connection.isOpen()).isFalse();
        assertThat(cut).containsExactly(Cut.BODY);
    }

    @Test
    void what_is_left_of_an_answered_request_and_comes_is_no_head() {
        // Given
        AtomicBoolean whole = new AtomicBoolean();
        head.arrived();
        head.answered(whole::get);

        // When
        connection.writeInbound("the rest");
        whole.set(true);
        after(NEXT_S);

        // Then
        assertThat(connection.isOpen()).isFalse();
        assertThat(cut).as("one that only rested").isEmpty();
    }

    @Test
    void a_connection_that_ends_before_its_first_head_is_not_late() {
        connection.close().syncUninterruptibly();
        connection.runPendingTasks();
        after(FIRST_S);

        assertThat(cut).isEmpty();
    }

    @Test
    void a_head_that_comes_before_the_answer_to_the_one_before_has_come() {
        // When
        head.arrived();
        head.arrived();
        head.answered(() -> true);
        after(NEXT_S);

        // Then
        assertThat(connection.isOpen()).isTrue();
        head.answered(() -> true);
        after(NEXT_S);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void of_a_connection_that_has_ended_nothing_is_awaited() {
        head.arrived();
        connection.close().syncUninterruptibly();
        head.answered(() -> true);
        after(NEXT_S);

        assertThat(cut).isEmpty();
    }

    private void after(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }
}
