package io.signalstack.sandbox.process;

import java.util.Locale;

/** What this machine is, for who has to choose among programs. */
public final class Machine {

    private Machine() {}

    /** One word on macOS, another on every other system. */
    public static String byOs(String mac, String other) {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? mac : other;
    }

    /** One word on ARM's processors, another on Intel's and AMD's. */
    public static String byProcessor(String arm, String other) {
        String arch = System.getProperty("os.arch");
        return arch.equals("aarch64") || arch.equals("arm64") ? arm : other;
    }
}
