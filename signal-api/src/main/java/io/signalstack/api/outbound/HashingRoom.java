package io.signalstack.api.outbound;

import io.signalstack.api.application.Passwords.Client;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The places of passwords that are being hashed or wait for it. So many and no more, of which one host has two at most, the
 * strangers of one block of addresses have two, and some are kept for clients that the account knows: who guesses at
 * passwords takes no place from those.
 */
final class HashingRoom {

    private static final int OF_ONE_SOURCE = 2;

    private final int places;
    private final int forStrangers;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;
    private int strangers;

    /**
     * An empty room.
     *
     * @param places of all
     * @param forKnown how many of these no stranger gets
     */
    HashingRoom(int places, int forKnown) {
        this.places = places;
        this.forStrangers = places - forKnown;
    }

    /** Whether there is a place, which is taken then. */
    synchronized boolean enter(Client client) {
        List<String> sources = sources(client);
        if (all == places
                || (!client.known() && strangers == forStrangers)
                || sources.stream().anyMatch(source -> taken.getOrDefault(source, 0) == OF_ONE_SOURCE)) {
            return false;
        }
        sources.forEach(source -> taken.merge(source, 1, Integer::sum));
        all++;
        strangers += client.known() ? 0 : 1;
        return true;
    }

    /** Gives a place back. */
    synchronized void leave(Client client) {
        sources(client).forEach(source -> taken.computeIfPresent(source, (_, count) -> count == 1 ? null : count - 1));
        all--;
        strangers -= client.known() ? 0 : 1;
    }

    private static List<String> sources(Client client) {
        String host = "host " + AddressBlocks.ofHost(client.address());
        return client.known() ? List.of(host) : List.of(host, "block " + AddressBlocks.of(client.address()));
    }
}
