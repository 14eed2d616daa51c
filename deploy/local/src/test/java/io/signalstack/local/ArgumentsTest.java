package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Arguments of the launcher's commands that have the right form, and no sense. */
class ArgumentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "up --project . --folder x --speed 0       | --speed is a number from 1 on, not 0.0",
                "up --project . --folder x --speed NaN     | --speed is a number from 1 on, not NaN",
                "up --project . --folder x --lab-speed 0.5 | --lab-speed is a number from 1 on, not 0.5",
                "up --project . --folder x --exchange mtgox | there is no exchange 'mtgox'; there are: replay, binance, coinbase, kraken, okx, bybit, bitstamp",
                "up --project . --folder x --symbols ETH/USD | replay has no 'ETH/USD'; it has BTC/USD, TREND/USD, COIN/USD, FADE/USD, FAIR/USD",
                "up --project . --folder x --symbols BTC/USD,btc/usd | --symbols names BTC/USD twice",
                "up --project . --folder x --exchange okx --symbols BTC-USDT | 'BTC-USDT' is no symbol such as BTC/USDT; okx has BTC/USDT, ETH/USDT, SOL/USDT, XRP/USDT",
                "up --project . --folder x --exchange okx --symbols LTC/USDT | the tick of LTC/USDT is not known here; okx has BTC/USDT",
                "up --project . --folder x --exchange okx --symbols LTC/USDT@0.00 | the tick of LTC/USDT is not above 0",
                "up --project . --folder x --exchange okx --symbols BTC/USDT,btc/usdt | --symbols names BTC/USDT twice",
                "replay-dlq --folder x --topic nosuch.v1   | topic 'nosuch.v1' is not in the catalogue",
                "export-candles --folder x --from 2026-11-24 | '2026-11-24' is no instant such as 2026-11-20T00:00:00Z",
            })
    void what_cannot_be_meant_is_refused_before_anything_is_done(String arguments, String reason) {
        // Given
        StringWriter said = new StringWriter();
        CommandLine command = Main.commandLine().setErr(new PrintWriter(said));

        // When
        int status = command.execute(arguments.split(" ", -1));

        // Then
        assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(said.toString()).contains(reason).doesNotContain("Exception");
    }

    @Test
    void a_port_that_there_is_not_is_refused() {
        assertThat(Preflight.problems(new File("."), 70_000))
                .anyMatch(problem -> problem.startsWith("there is no port 70000"));
    }
}
