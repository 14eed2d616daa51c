package io.signalstack.trading.backtest;

/**
 * What going in or out costs in a run; they change net figures only.
 *
 * @param feeBps fee of one side, in basis points of its notional
 * @param slippageBps slippage of one side, likewise
 */
public record Costs(double feeBps, double slippageBps) {

    /** 10 bps fee and 5 bps slippage. */
    public static final Costs DEFAULT = new Costs(10, 5);

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the field and value, unless each is from 0 to 500
     */
    public Costs {
        require("feeBps", feeBps);
        require("slippageBps", slippageBps);
    }

    /** Of one side, as a fraction of the price. */
    public double perSide() {
        return (feeBps + slippageBps) / 10_000;
    }

    private static void require(String field, double value) {
        if (!(value >= 0 && value <= 500)) {
            throw new IllegalArgumentException("costs " + field + " " + value + " is not from 0 to 500");
        }
    }
}
