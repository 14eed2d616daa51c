package io.signalstack.gateway.inbound;

import io.signalstack.gateway.application.FollowInstruments;
import io.signalstack.gateway.application.InstrumentStatus;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Ready once the group has given this replica its share and all of it is polled. A stale instrument is told, and is no
 * reason to take the replica out: another one would fare no better with that venue.
 */
public final class FollowingHealth implements HealthCheck {

    private final InstrumentConsumer consumer;
    private final FollowInstruments following;
    private final int staleAfterCandles;

    public FollowingHealth(InstrumentConsumer consumer, FollowInstruments following, int staleAfterCandles) {
        this.consumer = consumer;
        this.following = following;
        this.staleAfterCandles = staleAfterCandles;
    }

    @Override
    public HealthCheckResponse call() {
        List<InstrumentStatus> all = following.status();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("instruments")
                .status(consumer.isAssigned() && following.isUnderWay())
                .withData("followed", all.size());
        List<InstrumentStatus> stale =
                all.stream().filter(one -> one.isStale(staleAfterCandles)).toList();
        if (!stale.isEmpty()) {
            answer.withData("degraded", true);
            stale.forEach(one -> answer.withData("stale " + one.instrument(), reason(one)));
        }
        all.forEach(one -> one.haltedSince()
                .ifPresent(since -> answer.withData(
                        "halted " + one.instrument(),
                        "not traded since " + since + ": its market is halted, or has another name by now")));
        all.stream()
                .filter(InstrumentStatus::holdsNewestBack)
                .forEach(one -> answer.withData(
                        "held back " + one.instrument(),
                        "too many of its candles are revised: the newest is published once a later one is there, or after"
                                + " 90 s"));
        all.forEach(one -> one.refused()
                .forEach((timeframe, readyAt) -> answer.withData(
                        "refused " + one.instrument() + " " + timeframe,
                        "too little history to seed it; a new series can have it from " + readyAt + " on")));
        all.forEach(one ->
                one.listing().ifPresent(disagreement -> answer.withData("listing " + one.instrument(), disagreement)));
        return answer.build();
    }

    private static String reason(InstrumentStatus status) {
        String since =
                status.lastOpenTime().map(last -> "nothing after " + last).orElse("nothing published yet");
        return status.problem().map(problem -> since + ": " + problem).orElse(since);
    }
}
