package io.signalstack.gateway.application;

import io.signalstack.contracts.event.LastPrice;

/** Where last prices are shown; only the newest of an instrument counts. */
public interface PriceBoard {

    void show(LastPrice price);
}
