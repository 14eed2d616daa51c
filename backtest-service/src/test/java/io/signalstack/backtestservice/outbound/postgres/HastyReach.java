package io.signalstack.backtestservice.outbound.postgres;

import io.signalstack.platform.postgres.DatabaseMigrated;
import io.signalstack.platform.postgres.PostgresLimits;
import io.signalstack.platform.postgres.PostgresReach;
import java.time.Duration;

/** A way to Postgres that waits for nothing that a lock holds up, and patiently for what nobody waits for. */
public final class HastyReach {

    private HastyReach() {}

    public static Reach to(DatabaseMigrated schema) {
        return new Reach(new PostgresReach(new Limits(), schema));
    }

    private record Limits() implements PostgresLimits {

        @Override
        public Duration timeout() {
            return Duration.ofMillis(300);
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration silence() {
            return Duration.ofSeconds(60);
        }

        @Override
        public int waiting() {
            return 256;
        }
    }
}
