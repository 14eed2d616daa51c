package io.signalstack.backtestservice.outbound.archive;

import io.signalstack.backtestservice.application.archive.Logged;
import io.signalstack.backtestservice.application.archive.SignalArchive;
import io.signalstack.backtestservice.outbound.postgres.Reach;
import io.signalstack.backtestservice.outbound.postgres.SaysWhy;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.event.SignalRecord.OfSignal;
import io.signalstack.contracts.event.SignalRecord.StrategyActivated;
import io.signalstack.contracts.event.SignalRecord.StrategyDeactivated;
import io.smallrye.faulttolerance.api.BeforeRetry;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Retry;

/** The signal archive in Postgres: one row an event, its text as published. */
@ApplicationScoped
public class PostgresSignalArchive implements SignalArchive {

    private final Pool pool;
    private final Reach reach;

    PostgresSignalArchive(Pool pool, Reach reach) {
        this.pool = pool;
        this.reach = reach;
    }

    @Override
    @Retry(maxRetries = -1, delay = 500, maxDuration = 0)
    @ExponentialBackoff(maxDelay = 15_000)
    @BeforeRetry(SaysWhy.class)
    public Uni<Void> append(List<Logged<SignalRecord>> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = records.stream().map(PostgresSignalArchive::row).toList();
        return pool.withTransaction(connection -> connection
                        .preparedQuery(ArchiveSql.INSERT_SIGNAL_EVENT)
                        .executeBatch(rows)
                        .replaceWithVoid())
                .plug(reach::patiently);
    }

    private static Tuple row(Logged<SignalRecord> record) {
        SignalRecord event = record.event();
        OfSignal ofSignal = event instanceof OfSignal of ? of : null;
        return Tuple.tuple()
                .addString(record.eventId())
                .addString(EventCodec.SIGNALS.eventType(event))
                .addString(event.instrument())
                .addString(strategy(event))
                .addString(ofSignal == null ? null : ofSignal.signal().id())
                .addInteger(ofSignal == null ? null : ofSignal.sequence())
                .addLong(record.offset())
                .addString(record.json());
    }

    private static String strategy(SignalRecord event) {
        return switch (event) {
            case OfSignal ofSignal -> ofSignal.signal().strategy();
            case StrategyActivated activated -> activated.strategy();
            case StrategyDeactivated deactivated -> deactivated.strategy();
        };
    }
}
