package io.signalstack.sandbox.exchange;

import io.signalstack.recordings.RecordedCandle;
import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** {@code GET /api/v3/klines}: candles as Binance's arrays of twelve, and what faults make of them. */
final class KlinesEndpoint {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1_000;
    private static final int DECIMALS = 8;

    // What Binance tells beside price and volume is not known.
    private static final String NOT_KNOWN = "0.00000000";

    private KlinesEndpoint() {}

    static Answer answer(ServedMarket market, Parameters parameters, long nowMs, Set<Fault.Kind> faults) {
        Interval interval = Interval.parse(parameters.required("interval"))
                .filter(market::offers)
                .orElseThrow(BinanceError::invalidInterval);
        OptionalLong start = parameters.number("startTime");
        OptionalLong end = parameters.number("endTime");
        long limit = parameters.number("limit").orElse(DEFAULT_LIMIT);
        if (limit == 0) {
            throw BinanceError.invalidData("limit");
        }
        if (faults.contains(Fault.Kind.REVISED_CANDLE)) {
            market.revise(beforeNewestClosed(market, nowMs));
        }
        List<RecordedCandle> candles = market
                .candles(
                        interval,
                        start.orElse(0),
                        end.orElse(Long.MAX_VALUE),
                        (int) Math.min(limit, MAX_LIMIT),
                        start.isEmpty(),
                        nowMs)
                .stream()
                .filter(candle -> !market.withholds(candle))
                .toList();
        List<RecordedCandle> served = spoilt(candles, faults);
        JsonArray rows = new JsonArray();
        served.forEach(candle -> rows.add(row(candle, interval)));
        return Answer.candles(
                rows, served.stream().map(RecordedCandle::openTimeMs).toList());
    }

    // The newest closed one may not have been served yet, and then its revision would not be one.
    private static long beforeNewestClosed(ServedMarket market, long nowMs) {
        long base = market.baseIntervalMs();
        return Math.floorDiv(nowMs, base) * base - 2 * base;
    }

    private static List<RecordedCandle> spoilt(List<RecordedCandle> candles, Set<Fault.Kind> faults) {
        if (faults.contains(Fault.Kind.EMPTY_ARRAY) || candles.isEmpty()) {
            return List.of();
        }
        List<RecordedCandle> spoilt = new ArrayList<>(candles);
        int middle = (spoilt.size() - 1) / 2;
        if (faults.contains(Fault.Kind.DUPLICATE_CANDLE)) {
            spoilt.add(middle, spoilt.get(middle));
        }
        if (faults.contains(Fault.Kind.MISSING_CANDLES)) {
            spoilt.subList(middle, Math.min(spoilt.size(), middle + 2)).clear();
        }
        if (faults.contains(Fault.Kind.REORDERED_CANDLES)) {
            Collections.reverse(spoilt);
        }
        return spoilt;
    }

    private static JsonArray row(RecordedCandle candle, Interval interval) {
        return new JsonArray()
                .add(candle.openTimeMs())
                .add(decimal(candle.open()))
                .add(decimal(candle.high()))
                .add(decimal(candle.low()))
                .add(decimal(candle.close()))
                .add(decimal(candle.volume()))
                .add(candle.openTimeMs() + interval.lengthMs() - 1)
                .add(NOT_KNOWN)
                .add(0)
                .add(NOT_KNOWN)
                .add(NOT_KNOWN)
                .add("0");
    }

    static String decimal(BigDecimal value) {
        return value.setScale(DECIMALS, RoundingMode.UNNECESSARY).toPlainString();
    }
}
