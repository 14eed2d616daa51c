package io.signalstack.backtestservice.outbound.gateway;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of a question to the market gateway.
 *
 * @param status HTTP status
 * @param body what came of the body, in UTF-8
 * @param whole whether all of it came: an answer that is written while a venue is asked may break off
 * @param retryAfter how long not to ask again, if it says so
 */
public record GatewayAnswer(int status, String body, boolean whole, Optional<Duration> retryAfter) {

    /** Whether it is an answer to what was asked, and no refusal. */
    public boolean isGiven() {
        return status == 200;
    }
}
