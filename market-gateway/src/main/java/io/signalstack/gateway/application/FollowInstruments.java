package io.signalstack.gateway.application;

import io.signalstack.contracts.event.InstrumentDefinition;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Follows the instruments of all partitions that this replica holds. One thread, that which reads the definitions, takes
 * and gives up partitions; any thread may ask for the status.
 */
public final class FollowInstruments {

    private static final Logger LOG = Logger.getLogger(FollowInstruments.class);

    private final CandleLogs logs;
    private final Markets markets;
    private final FollowingContext context;
    private final Map<Integer, FollowPartition> held = new ConcurrentHashMap<>();

    public FollowInstruments(CandleLogs logs, Markets markets, FollowingContext context) {
        this.logs = logs;
        this.markets = markets;
        this.context = context;
    }

    /** These partitions are this replica's now. */
    public void take(Collection<Integer> partitions) {
        logs.open(partitions)
                .forEach((partition, log) -> held.put(partition, new FollowPartition(log, markets, context)));
        LOG.infof("holding %d partitions", held.size());
    }

    /** These partitions are another's from now on; returns when nothing more is published to them. */
    public void giveUp(Collection<Integer> partitions) {
        for (int partition : partitions) {
            FollowPartition given = held.remove(partition);
            if (given != null) {
                given.close();
            }
        }
    }

    /** A definition was read; empty: its key was deleted. */
    public void define(int partition, String instrument, Optional<InstrumentDefinition> definition) {
        FollowPartition holder = held.get(partition);
        if (holder != null) {
            holder.define(instrument, definition);
        }
    }

    /** All definitions that were there when the partition was taken have been read. */
    public void begin(int partition) {
        FollowPartition holder = held.get(partition);
        if (holder != null && !holder.isComplete()) {
            holder.begin();
        }
    }

    /** Whether every partition that is held is polled. */
    public boolean isUnderWay() {
        return held.values().stream().allMatch(FollowPartition::isComplete);
    }

    /** How each followed instrument is doing, by name. */
    public List<InstrumentStatus> status() {
        return followed().stream()
                .map(FollowInstrument::status)
                .sorted(Comparator.comparing(InstrumentStatus::instrument))
                .toList();
    }

    /** What is followed at a venue. */
    List<FollowInstrument> at(Venue venue) {
        return followed().stream()
                .filter(one -> one.market().venue().name().equals(venue.name()))
                .toList();
    }

    private List<FollowInstrument> followed() {
        return held.values().stream()
                .flatMap(partition -> partition.followed().stream())
                .toList();
    }
}
