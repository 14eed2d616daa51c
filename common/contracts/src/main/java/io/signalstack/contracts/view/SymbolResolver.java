package io.signalstack.contracts.view;

import io.signalstack.trading.market.Instrument;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which instrument a client means. Every door takes the same three forms: {@code VENUE:BASE/QUOTE} in full, a configured
 * alias, and {@code BASE/QUOTE} at the default venue, where an alias goes before the default venue.
 */
public final class SymbolResolver {

    private final String defaultVenue;
    private final Map<String, Instrument> aliases;

    private SymbolResolver(String defaultVenue, Map<String, Instrument> aliases) {
        this.defaultVenue = defaultVenue;
        this.aliases = aliases;
    }

    /**
     * Reads what is configured.
     *
     * @param defaultVenue venue of a symbol that names none, such as {@code BINANCE}
     * @param aliases each {@code symbol=instrument}, such as {@code BTC/USDT=REPLAY:BTC/USD}
     * @throws IllegalArgumentException naming the alias that is not written so
     */
    public static SymbolResolver of(String defaultVenue, List<String> aliases) {
        Map<String, Instrument> byName = new TreeMap<>();
        for (String alias : aliases) {
            // A name may have an equals sign too; the instrument's venue has none, and its colon is the last one.
            int equals = alias.lastIndexOf('=', alias.lastIndexOf(':'));
            if (equals < 1) {
                throw new IllegalArgumentException("alias '" + alias + "' is not symbol=VENUE:BASE/QUOTE");
            }
            byName.put(
                    alias.substring(0, equals).strip(),
                    Instrument.parse(alias.substring(equals + 1).strip()));
        }
        return new SymbolResolver(defaultVenue, byName);
    }

    /**
     * The instrument that is meant.
     *
     * @param symbol as the client wrote it
     * @param known which instruments there are
     * @return empty if the symbol cannot be read, or there is no such instrument
     */
    public Optional<Instrument> resolve(String symbol, Predicate<Instrument> known) {
        return read(symbol).filter(known);
    }

    /** Keyboards and file systems write one letter in several ways; names are known by the one of normal form C. */
    private Optional<Instrument> read(String written) {
        String symbol = Normalizer.normalize(written, Normalizer.Form.NFC);
        Instrument aliased = aliases.get(symbol);
        if (aliased != null) {
            return Optional.of(aliased);
        }
        try {
            return Optional.of(Instrument.parse(symbol.indexOf(':') < 0 ? defaultVenue + ":" + symbol : symbol));
        } catch (IllegalArgumentException notAnInstrument) {
            return Optional.empty();
        }
    }
}
