package io.signalstack.worker.outbound;

/** Keys of the stores: all that belongs to an instrument lies side by side. */
final class StoreKeys {

    private StoreKeys() {}

    /** What the keys of an instrument begin with; the bar is in no instrument's text form. */
    static String prefix(String instrument) {
        return instrument + "|";
    }
}
