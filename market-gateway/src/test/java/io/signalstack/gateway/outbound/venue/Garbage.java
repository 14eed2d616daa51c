package io.signalstack.gateway.outbound.venue;

import java.util.stream.Stream;

/** Bodies that are no venue's answer. */
public final class Garbage {

    private Garbage() {}

    public static Stream<String> texts() {
        return Stream.of(
                "",
                " ",
                "null",
                "true",
                "0",
                "\"0\"",
                "{}",
                "[null]",
                "[[]]",
                "[{}]",
                "[[[]]]",
                "[[1e999999999, 1, 1, 1, 1, 1, 1, 1, 1]]",
                "[[\"1e999999999\"]]",
                "{\"error\": [], \"code\": \"0\", \"retCode\": 0}",
                "{\"error\": [], \"code\": \"0\", \"retCode\": 0, \"data\": null, \"result\": null}",
                "{\"error\": [], \"code\": \"0\", \"retCode\": 0, \"data\": \"\", \"result\": \"\"}",
                "{\"error\": {}, \"code\": 0, \"retCode\": \"0\", \"data\": [], \"result\": {}}",
                "{\"error\": [1], \"code\": null, \"retCode\": 1e99, \"data\": {}, \"result\": []}",
                "[[1499040000",
                "[] []",
                "<html><body>Access denied</body></html>",
                "[".repeat(100_000),
                "{\"data\":".repeat(100_000),
                "[[" + "9".repeat(100_000) + "]]");
    }
}
