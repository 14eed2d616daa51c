package io.signalstack.local.log;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Which instruments are meant. */
final class InstrumentOptions {

    @Option(
            names = "--instrument",
            split = ",",
            description = "Such as BINANCE:BTC/USDT, or several with commas between them (default: all).")
    private Set<String> asked = Set.of();

    boolean includes(String instrument) {
        return asked.isEmpty() || asked.contains(instrument);
    }

    /** Names those that were asked for and are not among the ones that were found; true if there are any. */
    boolean tellMissing(Collection<String> found, PrintWriter err) {
        Set<String> missing = new TreeSet<>(asked);
        missing.removeAll(found);
        missing.forEach(instrument -> err.println("the log has no instrument '" + instrument
                + "'; they are named VENUE:BASE/QUOTE, such as BINANCE:BTC/USDT"));
        return !missing.isEmpty();
    }
}
