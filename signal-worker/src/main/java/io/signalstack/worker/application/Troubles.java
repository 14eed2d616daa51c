package io.signalstack.worker.application;

import io.signalstack.trading.market.Instrument;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The instruments that this process cannot score at present, and why. Shared by its stream threads. */
public final class Troubles {

    private final Map<Instrument, String> byInstrument = new ConcurrentHashMap<>();

    /** Notes a trouble; says whether the instrument had none before. */
    public boolean begin(Instrument instrument, String reason) {
        return byInstrument.put(instrument, reason) == null;
    }

    public void end(Instrument instrument) {
        byInstrument.remove(instrument);
    }

    /** What is wrong at present, by instrument. */
    public SortedMap<Instrument, String> now() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(byInstrument));
    }
}
