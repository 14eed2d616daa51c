package io.signalstack.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a process listens, as the system has it ({@code /proc}, so Linux only). */
public final class Listening {

    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private Listening() {}

    /** The addresses that a process accepts TCP connections on. */
    public static List<InetSocketAddress> of(long pid) throws IOException {
        Path proc = Path.of("/proc", Long.toString(pid));
        Set<String> sockets = sockets(proc);
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String line : Files.readAllLines(proc.resolve(table))) {
                String[] words = line.strip().split("\\s+", -1);
                if (words[STATE].equals(LISTEN) && sockets.contains(words[INODE])) {
                    addresses.add(address(words[LOCAL_ADDRESS]));
                }
            }
        }
        return addresses;
    }

    /** The inodes of a process's sockets. */
    private static Set<String> sockets(Path proc) throws IOException {
        try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
            return open.map(Listening::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException e) {
            // Closed since it was listed.
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads {@code 0100007F:1F90}: words of four bytes, each the last byte first, and the port. */
    private static InetSocketAddress address(String text) throws IOException {
        String[] parts = text.split(":", -1);
        byte[] bytes = HexFormat.of().parseHex(parts[0]);
        for (int word = 0; word < bytes.length; word += 4) {
            swap(bytes, word, word + 3);
            swap(bytes, word + 1, word + 2);
        }
        return new InetSocketAddress(InetAddress.getByAddress(bytes), Integer.parseInt(parts[1], 16));
    }

    private static void swap(byte[] bytes, int one, int other) {
        byte kept = bytes[one];
        bytes[one] = bytes[other];
        bytes[other] = kept;
    }
}
