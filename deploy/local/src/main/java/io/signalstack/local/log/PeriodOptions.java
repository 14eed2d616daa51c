package io.signalstack.local.log;

import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which time is meant. */
final class PeriodOptions {

    @Option(names = "--from", description = "From this instant on, such as 2026-11-20T00:00:00Z (default: all).")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--to", description = "Before this instant (default: all).")
    private Optional<Instant> to = Optional.empty();

    /** Whether it is within [from, to). */
    boolean includes(Instant instant) {
        return from.map(start -> !instant.isBefore(start)).orElse(true)
                && to.map(instant::isBefore).orElse(true);
    }
}
