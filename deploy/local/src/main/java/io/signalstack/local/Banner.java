package io.signalstack.local;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is printed once all runs: what runs where, how to log in, what to try. */
final class Banner {

    private Banner() {}

    static String text(RunningStack running, StackOptions options, DemoAccount account) {
        int port = running.port();
        String origin = "http://localhost:" + port;
        String symbol = LocalInstruments.firstSymbol(options.exchange());
        return """

                SignalStack is running at %1$s, with its data in %2$s

                  signals, accounts, market   %1$s/api/v1/…
                  live feed                   ws://localhost:%3$d/api/v1/ws
                  health, metrics             %1$s/health  %1$s/metrics
                %4$s

                %10$s%9$s
                  demo account                %5$s  password %6$s

                Try (the token lasts 15 minutes; wscat needs Node, and any other WebSocket client does as well):
                  curl -s %1$s/api/v1/signals/latest
                  curl -s "%1$s/api/v1/signals/performance-showcase?market=%11$s"
                  TOKEN=%7$s
                  npx wscat -c "ws://localhost:%3$d/api/v1/ws?token=$TOKEN" -x '{"type":"subscribe","symbols":["%8$s"]}' -w 60
                  curl -s -X POST -H "Authorization: Bearer $TOKEN" "%1$s/api/v1/backtest/run?symbol=%8$s&days=30&wait=30"

                Ctrl-C stops everything; ./signalstack status, logs and down work from another terminal.
                """.formatted(
                        origin,
                        options.folder().root(),
                        port,
                        candles(LocalInstruments.description(options)),
                        account.email(),
                        account.password(),
                        account.token(),
                        symbol,
                        addresses(running),
                        refused(LocalStrategies.refusedJars(options.project())),
                        LocalInstruments.mainMarket(options.exchange()));
    }

    /** Where candles come from, a line each. */
    private static String candles(List<String> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> "  %-27s %s".formatted(i == 0 ? "candles from" : "", lines.get(i)))
                .collect(Collectors.joining("\n"));
    }

    private static String refused(List<String> jars) {
        return jars.stream()
                .map(line -> "  a jar of strategies is of no use: " + line + "\n")
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(), lines -> lines.isEmpty() ? "" : lines + "\n"));
    }

    private static String addresses(RunningStack running) {
        return running.parts().stream()
                .map(part -> "  %-27s %s".formatted(part.name(), part.address()))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
