package io.signalstack.trading.strategy.ta4j;

/** A strategy's JSON that is refused; the message names the field. */
final class UnusableJson extends IllegalArgumentException {

    UnusableJson(String message) {
        super("parameter json: " + message);
    }

    UnusableJson(String message, Throwable cause) {
        super("parameter json: " + message, cause);
    }
}
