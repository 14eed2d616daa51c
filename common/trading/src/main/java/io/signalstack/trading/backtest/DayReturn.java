package io.signalstack.trading.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a full UTC day made of the equity, net.
 *
 * @param day which day
 * @param value equity at its end over equity at the end of the day before, less 1
 */
record DayReturn(LocalDate day, double value) {

    /** Those of an account's full days, in order; once nothing is left there is nothing to gain or lose. */
    static List<DayReturn> of(double startingCapital, List<DayEquity> days) {
        List<DayReturn> returns = new ArrayList<>(days.size());
        double before = startingCapital;
        for (DayEquity day : days) {
            if (day.full()) {
                returns.add(new DayReturn(day.day(), before > 0 ? day.equity() / before - 1 : 0));
            }
            before = day.equity();
        }
        return returns;
    }

    static double[] values(List<DayReturn> returns) {
        return returns.stream().mapToDouble(DayReturn::value).toArray();
    }
}
