package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Timeframe;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Marks of an account, day by day; days without a candle keep the equity of the day before. Mutable, with one owner. */
final class DailyEquity {

    private static final long DAY_MS = Timeframe.D1.lengthMs();

    private final List<DayEquity> days = new ArrayList<>();
    private boolean begun;
    private long day;
    private double equity;
    private boolean fromItsStart;
    private boolean toItsEnd;

    void mark(long openMs, long closeMs, double now) {
        if (!begun) {
            begun = true;
            day = Math.floorDiv(openMs, DAY_MS);
            fromItsStart = openMs == day * DAY_MS;
        }
        while (openMs >= (day + 1) * DAY_MS) {
            days.add(today(fromItsStart));
            day++;
            fromItsStart = true;
        }
        equity = now;
        toItsEnd = closeMs == (day + 1) * DAY_MS;
    }

    /** All days, the last one as it is now. */
    List<DayEquity> days() {
        List<DayEquity> all = new ArrayList<>(days);
        if (begun) {
            all.add(today(fromItsStart && toItsEnd));
        }
        return List.copyOf(all);
    }

    private DayEquity today(boolean full) {
        return new DayEquity(LocalDate.ofEpochDay(day), equity, full);
    }
}
