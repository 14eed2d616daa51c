package io.signalstack.contracts.feed;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.signalstack.contracts.view.MarketName;
import io.signalstack.trading.calibration.Evidence;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client may send on the live feed. {@code id} is the client's own and comes back in the answer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientFrame.Subscribe.class, name = "subscribe"),
    @JsonSubTypes.Type(value = ClientFrame.Unsubscribe.class, name = "unsubscribe"),
    @JsonSubTypes.Type(value = ClientFrame.Ping.class, name = "ping"),
    @JsonSubTypes.Type(value = ClientFrame.Auth.class, name = "auth")
})
public sealed interface ClientFrame {

    /**
     * Asks for channels of symbols.
     *
     * @param minConfidence leaves signals under it out, and those whose confidence is not calibrated; null: all
     * @param evidence leaves signals out of whose side something else is proven; null or empty: all
     * @param market leaves signals out whose candles come from markets of other kinds; null or empty: all
     * @param cursor where an earlier session ended; null: from now on
     */
    record Subscribe(
            @Nullable Long id,
            List<Channel> channels,
            List<String> symbols,
            @Nullable Double minConfidence,
            Set<Evidence.Label> evidence,
            Set<MarketName> market,
            @Nullable String cursor)
            implements ClientFrame {

        /**
         * Fills in what was left out.
         *
         * @throws IllegalArgumentException if no symbol is named
         */
        public Subscribe {
            channels = channels == null || channels.isEmpty() ? List.of(Channel.values()) : List.copyOf(channels);
            symbols = named(symbols);
            evidence = evidence == null || evidence.isEmpty() ? EnumSet.allOf(Evidence.Label.class) : evidence;
            market = market == null || market.isEmpty() ? EnumSet.allOf(MarketName.class) : market;
        }
    }

    /** Ends what {@link Subscribe} began, for these symbols. */
    record Unsubscribe(@Nullable Long id, List<String> symbols) implements ClientFrame {

        /**
         * Checks its parts.
         *
         * @throws IllegalArgumentException if no symbol is named
         */
        public Unsubscribe {
            symbols = named(symbols);
        }
    }

    /** Asks for a {@code pong}. */
    record Ping(@Nullable Long id) implements ClientFrame {}

    /** Renews the session with a newer access token. */
    record Auth(@Nullable Long id, String token) implements ClientFrame {

        /**
         * Checks that it is whole.
         *
         * @throws IllegalArgumentException if there is no token
         */
        public Auth {
            if (token == null || token.isBlank()) {
                throw new IllegalArgumentException("token is missing");
            }
        }

        /** Leaves the token out, for this may come to a log. */
        @Override
        public String toString() {
            return "Auth[id=" + id + "]";
        }
    }

    private static List<String> named(@Nullable List<String> symbols) {
        if (symbols == null || symbols.isEmpty()) {
            throw new IllegalArgumentException("symbols are missing");
        }
        return List.copyOf(symbols);
    }
}
