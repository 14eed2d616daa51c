package io.signalstack.trading.pipeline;

import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;

/** Numbers in saved state, bit for bit, after how many there are. */
final class NumberBytes {

    private NumberBytes() {}

    static CanonicalWriter write(CanonicalWriter out, double[] numbers) {
        out.integer(numbers.length);
        for (double number : numbers) {
            out.number(number);
        }
        return out;
    }

    static double[] read(CanonicalReader in) {
        double[] numbers = new double[in.integer()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.number();
        }
        return numbers;
    }
}
