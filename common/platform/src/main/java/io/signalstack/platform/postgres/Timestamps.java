package io.signalstack.platform.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants as the driver wants them for {@code timestamptz}. */
public final class Timestamps {

    private Timestamps() {}

    public static OffsetDateTime toSql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime toSqlOrNull(@Nullable Instant instant) {
        return instant == null ? null : toSql(instant);
    }

    public static @Nullable Instant toInstant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
