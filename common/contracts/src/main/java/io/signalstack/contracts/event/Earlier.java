package io.signalstack.contracts.event;

import java.util.List;
import java.util.Map;

/** What earlier versions meant by leaving out a field that they did not know. */
public final class Earlier {

    static final String NO_ARMS = "no arms";
    static final String LIVE_MARKET = "live market";

    private Earlier() {}

    /** The values that such fields are read as, by the name under which the fields ask for them. */
    public static Map<String, Object> values() {
        return Map.of(NO_ARMS, List.of(), LIVE_MARKET, MarketBody.LIVE);
    }
}
