package io.signalstack.backtestservice.application;

/** The store is out of reach; it may be back soon. */
public final class StoreUnavailable extends RuntimeException {

    public StoreUnavailable(Throwable cause) {
        super("the store is out of reach: " + cause.getMessage(), cause);
    }
}
