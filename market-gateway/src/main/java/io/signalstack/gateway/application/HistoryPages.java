package io.signalstack.gateway.application;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleAggregator;
import io.signalstack.trading.market.Timeframe;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Pages of history in a timeframe that the venue may not serve: it is made of the one that it does. Mutable: for one reader. */
final class HistoryPages implements Iterator<List<Candle>> {

    private final Iterator<List<Candle>> pages;
    private final CandleAggregator aggregator;

    /**
     * @param served the timeframe of the pages
     * @param wanted the timeframe that is given
     */
    HistoryPages(Timeframe served, Timeframe wanted, Iterator<List<Candle>> pages) {
        this.pages = pages;
        this.aggregator = new CandleAggregator(served, wanted);
    }

    @Override
    public boolean hasNext() {
        return pages.hasNext();
    }

    @Override
    public List<Candle> next() {
        List<Candle> page = new ArrayList<>();
        for (Candle candle : pages.next()) {
            Candle closed = aggregator.add(candle) ? aggregator.closed() : null;
            if (closed != null) {
                page.add(closed);
            }
        }
        return page;
    }
}
