package io.signalstack.trading.signal;

/** The direction of a signal. On a spot market {@link #SHORT} means to stand aside. */
public enum Side {
    LONG(1),
    SHORT(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /** +1 where a rising price earns, -1 where a falling one does. */
    public int sign() {
        return sign;
    }
}
