package io.signalstack.local;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks before anything is built or started: memory, disk, port, and what is to be polled. Uses nothing but the JDK, so that
 * it runs from its source before the first build: {@code java Preflight.java <folder> <port> <exchange> <symbols>}.
 */
final class Preflight {

    private static final int HIGHEST_PORT = 65_535;
    private static final long MIB = 1024 * 1024;
    private static final long NEEDED_MEMORY_MIB = 3_072;
    private static final long NEEDED_DISK_MIB = 2_048;

    private Preflight() {}

    public static void main(String[] args) {
        List<String> problems = new ArrayList<>(problems(new File(args[0]), Integer.parseInt(args[1])));
        try {
            var _ = ExchangeChoice.of(args[2], args[3]);
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
        problems.forEach(problem -> System.err.println("signalstack: " + problem));
        if (!problems.isEmpty()) {
            System.exit(1);
        }
    }

    /**
     * What stands in the way, one line each with its way out.
     *
     * @param folder where the data will live
     * @param port the edge's port, 0 for any
     */
    static List<String> problems(File folder, int port) {
        List<String> problems = new ArrayList<>();
        long memory = memoryMib();
        if (memory < NEEDED_MEMORY_MIB) {
            problems.add("this machine has " + memory + " MiB of memory and the stack needs " + NEEDED_MEMORY_MIB
                    + "; use a larger machine");
        }
        long disk = folder.getAbsoluteFile().getUsableSpace() / MIB;
        if (disk < NEEDED_DISK_MIB) {
            problems.add("only " + disk + " MiB are free on the disk of " + folder + " and " + NEEDED_DISK_MIB
                    + " are needed; free some space");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            problems.add("there is no port " + port + "; choose one up to " + HIGHEST_PORT + " with --port");
        } else if (port != 0 && inUse(port)) {
            problems.add(
                    "port " + port
                            + " is in use; stop what uses it (./signalstack down, if it is this stack), or choose another with --port");
        }
        return problems;
    }

    private static long memoryMib() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getTotalMemorySize() / MIB;
    }

    private static boolean inUse(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
