package io.signalstack.gateway.outbound;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.LastPrice;
import io.signalstack.platform.kafka.OutgoingHeaders;
import org.apache.kafka.common.header.Headers;

/** The headers of what the gateway writes. An event's id follows from what it says, so that writing it again keeps it. */
final class EventHeaders {

    private EventHeaders() {}

    /** @param head the head of the same transaction: it knows the series */
    static Headers of(CandleEvent event, CandleHead head, String traceparent) {
        String about = switch (event) {
            case CandleEvent.SeriesStarted _ -> "started";
            case CandleEvent.InstrumentChanged changed ->
                "changed/" + head.lastOpenTime() + "/" + changed.tick() + "/" + String.join(",", changed.timeframes());
            case CandleEvent.SeedCandle seed -> seed.timeframe() + "/" + seed.openTime();
            case CandleEvent.BaseCandle candle -> candle.openTime() + "/" + candle.revision();
            case CandleEvent.CandleLost lost -> lost.openTime() + "/lost";
        };
        return OutgoingHeaders.of(head.seriesId() + "/" + about, EventCodec.CANDLES.eventType(event), traceparent);
    }

    static Headers of(CandleHead head, String traceparent) {
        String id = head.seriesId() + "/head/" + head.lastOpenTime() + "/"
                + Integer.toHexString(head.recent().hashCode());
        return OutgoingHeaders.of(id, EventCodec.CANDLE_HEADS.eventType(head), traceparent);
    }

    static Headers of(LastPrice price, String traceparent) {
        return OutgoingHeaders.of(
                price.instrument() + "@" + price.at(), EventCodec.PRICES.eventType(price), traceparent);
    }
}
