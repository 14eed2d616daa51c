package io.signalstack.api.outbound;

import io.signalstack.api.application.Passwords.Client;
import java.util.HashMap;
import java.util.Map;

/**
 * The places of passwords that are being hashed or wait for it. So many and no more, of which one source has two at most,
 * and some are kept for clients that the account knows: who guesses at passwords shuts nobody out.
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
        String source = source(client);
        if (all == places
                || (!client.known() && strangers == forStrangers)
                || taken.getOrDefault(source, 0) == OF_ONE_SOURCE) {
            return false;
        }
        taken.merge(source, 1, Integer::sum);
        all++;
        strangers += client.known() ? 0 : 1;
        return true;
    }

    /** Gives a place back. */
    synchronized void leave(Client client) {
        taken.computeIfPresent(source(client), (_, places) -> places == 1 ? null : places - 1);
        all--;
        strangers -= client.known() ? 0 : 1;
    }

    private static String source(Client client) {
        return client.known() ? client.address() : AddressBlocks.of(client.address());
    }
}
