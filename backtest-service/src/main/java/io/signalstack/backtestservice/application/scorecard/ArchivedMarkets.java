package io.signalstack.backtestservice.application.scorecard;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** The markets that the archive holds. */
public interface ArchivedMarkets {

    /** All instruments of which it has a base candle, by their text form. */
    Uni<List<ArchivedMarket>> all();
}
