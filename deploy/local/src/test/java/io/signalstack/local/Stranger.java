package io.signalstack.local;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client's address that nobody has counted anything against yet: this machine answers to all that begin with 127
 * (Linux does so by itself).
 */
final class Stranger {

    private static final AtomicInteger MADE = new AtomicInteger();

    private Stranger() {}

    /** Each in a block of addresses of its own. */
    static InetAddress address() {
        int number = MADE.incrementAndGet();
        return InetAddress.ofLiteral("127." + (1 + number / 256) + "." + number % 256 + ".1");
    }
}
