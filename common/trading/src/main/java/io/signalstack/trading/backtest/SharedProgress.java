package io.signalstack.trading.backtest;

/** Makes one progress of that of many runs, told a thousand times at most, never backwards, by one thread at a time. */
final class SharedProgress {

    private static final int STEPS = 1_000;

    private final double runs;
    private final BacktestProgress whole;

    private double sum;
    private long candles;
    private int told;

    /**
     * Nothing done yet.
     *
     * @param runs how many runs there are
     */
    SharedProgress(int runs, BacktestProgress whole) {
        this.runs = runs;
        this.whole = whole;
    }

    /** Of one of the runs. */
    BacktestProgress ofOne() {
        return new BacktestProgress() {
            private double fraction;
            private long seen;

            @Override
            public void at(double nowFraction, long nowCandles) {
                add(nowFraction - fraction, nowCandles - seen);
                fraction = nowFraction;
                seen = nowCandles;
            }
        };
    }

    private synchronized void add(double fraction, long more) {
        sum += fraction;
        candles += more;
        int step = (int) (STEPS * sum / runs);
        if (step > told && step < STEPS) {
            told = step;
            whole.at((double) step / STEPS, candles);
        }
    }

    /** All is done. */
    synchronized void end() {
        whole.at(1, candles);
    }
}
