package io.signalstack.local.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MergedMetricsTest {

    @Test
    void keeps_a_family_together_and_says_whose_sample_it_is() {
        // Given
        MergedMetrics merged = new MergedMetrics();

        // When
        merged.add("one", """
                # HELP jvm_threads Threads
                # TYPE jvm_threads gauge
                jvm_threads{state="new"} 1.0
                # TYPE up gauge
                up 1.0
                """);
        merged.add("two", """
                # TYPE up gauge
                up{} 0.0
                # HELP jvm_threads Threads
                # TYPE jvm_threads gauge
                jvm_threads{state="new"} 2.0
                """);

        // Then
        assertThat(merged.text()).isEqualTo("""
                # HELP jvm_threads Threads
                # TYPE jvm_threads gauge
                jvm_threads{service="one",state="new"} 1.0
                jvm_threads{service="two",state="new"} 2.0
                # TYPE up gauge
                up{service="one"} 1.0
                up{service="two"} 0.0
                """);
    }
}
