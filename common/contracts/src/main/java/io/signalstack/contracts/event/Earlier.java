package io.signalstack.contracts.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What earlier versions meant by leaving out a field that they did not know. */
public final class Earlier {

    static final String NO_ARMS = "no arms";
    static final String LIVE_MARKET = "live market";

    /** For a field that is left out where there is nothing to say. */
    public static final String NOTHING = "nothing";

    private Earlier() {}

    /** The values that such fields are read as, by the name under which the fields ask for them. */
    public static Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put(NO_ARMS, List.of());
        values.put(LIVE_MARKET, MarketBody.LIVE);
        values.put(NOTHING, null);
        return values;
    }
}
