package io.signalstack.sandbox.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndOfRecordingsTest {

    private static final Instant ORIGIN = Instant.parse("2026-11-20T10:00:00Z");

    private final Logger logger = Logger.getLogger(EndOfRecordings.class.getName());
    private final List<String> said = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            said.add(
                    line.getParameters() == null
                            ? line.getMessage()
                            : java.text.MessageFormat.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    @Test
    void the_log_says_once_that_a_recording_has_ended_and_what_comes_after() {
        // Given
        var clock = new ReplayClock(new Pace(ORIGIN, ORIGIN, 1), ORIGIN, Instant.parse("2013-11-28T10:00:00Z"));
        List<ReplayedMarket> bitcoin = ReplayedMarkets.of(clock, 0).subList(0, 1);
        EndOfRecordings end = new EndOfRecordings(bitcoin);
        Instant ends = bitcoin.getFirst().tape().end();
        // When
        end.sayAt(ends.minusMillis(1));
        assertThat(said).isEmpty();
        end.sayAt(ends);
        end.sayAt(ends.plus(Duration.ofDays(9)));
        // Then
        assertThat(said)
                .singleElement()
                .asString()
                .contains("BTCUSD", "bitstamp-btcusd-2013", ends.toString(), "whole days drawn from it");
    }
}
