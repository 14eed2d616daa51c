package io.signalstack.sandbox.process;

import java.io.IOException;

/** Signals that Java knows no call for. */
final class Signals {

    private Signals() {}

    /**
     * Sends one, by its name without {@code SIG}, and returns when that is done.
     *
     * @throws IOException when the system has no {@code kill}, or does not let us
     */
    static void send(String name, ProcessHandle process) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        try {
            if (kill.waitFor() != 0 && process.isAlive()) {
                throw new IOException("process " + process.pid() + " cannot be sent SIG" + name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
