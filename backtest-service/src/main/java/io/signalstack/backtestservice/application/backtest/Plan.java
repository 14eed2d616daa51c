package io.signalstack.backtestservice.application.backtest;

/** What becomes of an order. */
public sealed interface Plan {

    /** It can be run. */
    record Planned(RunSpec spec) implements Plan {}

    /** Something in it is not valid. */
    record Invalid(String field, String message) implements Plan {}

    /** The archive has nothing of such an instrument. */
    record UnknownSymbol(String symbol) implements Plan {}

    /** There is no such version of a strategy. */
    record UnknownStrategy(String strategy) implements Plan {}

    /** The archive has nothing of the time that is asked for. */
    record NotCovered(String message) implements Plan {}
}
