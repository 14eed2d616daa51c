package io.signalstack.local.edge;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long the edge waits for an answer to begin: longer where the client asks the service itself to wait. */
final class Patience {

    /** As the backtest orders have it, in seconds; two digits are a minute and a half at most. */
    private static final Pattern WAIT = Pattern.compile("[?&]wait=([0-9]{1,2})(&|$)");

    private Patience() {}

    static Duration with(Duration usual, RequestTarget.Clear target) {
        Matcher wait = WAIT.matcher(target.uri());
        return wait.find() ? usual.plusSeconds(Long.parseLong(wait.group(1))) : usual;
    }
}
