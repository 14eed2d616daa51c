package io.signalstack.gateway.outbound;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.LastPrice;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.platform.kafka.OutgoingHeaders;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** The headers of what the gateway writes. An event's id follows from what it says, so that writing it again keeps it. */
final class EventHeaders {

    private EventHeaders() {}

    /** @param head the head of the same transaction: it knows the series */
    static Headers of(CandleEvent event, CandleHead head, String traceparent) {
        String about = switch (event) {
            case CandleEvent.SeriesStarted _ -> "started";
            case CandleEvent.InstrumentChanged changed ->
                "changed/" + head.lastOpenTime() + "/" + changed.tick() + "/" + String.join(",", changed.timeframes())
                        + about(changed.market());
            case CandleEvent.SeedCandle seed -> seed.timeframe() + "/" + seed.openTime();
            case CandleEvent.BaseCandle candle -> candle.openTime() + "/" + candle.revision();
            case CandleEvent.CandleLost lost -> lost.openTime() + "/lost";
        };
        return OutgoingHeaders.of(head.seriesId() + "/" + about, EventCodec.CANDLES.eventType(event), traceparent);
    }

    /** Nothing of a live market, of which nothing was said before either. */
    private static String about(MarketBody market) {
        return market.equals(MarketBody.LIVE) ? "" : "/" + market.kind() + "/" + market.recordedUntil();
    }

    /** The id of the series that a record of {@code candles.v1} is in; empty if its headers do not tell. */
    static Optional<String> seriesId(ConsumerRecord<String, byte[]> candle) {
        String id = OutgoingHeaders.text(candle.headers(), io.signalstack.contracts.topic.Headers.EVENT_ID);
        String series = candle.key() + "#";
        return id != null && id.startsWith(series)
                ? Optional.of(id.substring(0, id.indexOf('/', series.length())))
                : Optional.empty();
    }

    static Headers of(CandleHead head, String traceparent) {
        String id = head.seriesId() + "/head/" + head.lastOpenTime() + "/"
                + Integer.toHexString(head.recent().hashCode());
        return OutgoingHeaders.of(id, EventCodec.CANDLE_HEADS.eventType(head), traceparent);
    }

    static Headers of(SystemEvent.OfInstrument event, String traceparent) {
        String about = switch (event) {
            case SystemEvent.InstrumentHalted halted -> "halted/" + halted.since();
            // Nothing tells one time from another, and no event of before says the same.
            case SystemEvent.InstrumentTraded _ -> "traded/" + traceparent;
        };
        return OutgoingHeaders.of(
                event.subject() + "/" + about, EventCodec.SYSTEM_EVENTS.eventType(event), traceparent);
    }

    static Headers of(LastPrice price, String traceparent) {
        return OutgoingHeaders.of(
                price.instrument() + "@" + price.at(), EventCodec.PRICES.eventType(price), traceparent);
    }
}
