package io.signalstack.trading.strategy;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers in sentences: the same in every locale. */
final class Shown {

    private static final int DIGITS = 2;

    private Shown() {}

    /** Two decimals, half to even. */
    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DIGITS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** Two decimals with a sign. */
    static String signed(double value) {
        String text = number(value);
        return text.startsWith("-") ? text : "+" + text;
    }
}
