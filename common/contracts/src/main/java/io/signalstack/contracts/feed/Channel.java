package io.signalstack.contracts.feed;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be subscribed to. */
public enum Channel {
    @JsonProperty("signals")
    SIGNALS,
    @JsonProperty("prices")
    PRICES
}
