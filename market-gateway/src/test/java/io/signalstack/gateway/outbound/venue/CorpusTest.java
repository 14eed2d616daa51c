package io.signalstack.gateway.outbound.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.signalstack.gateway.outbound.venue.binance.BinanceFuzz;
import io.signalstack.gateway.outbound.venue.bitstamp.BitstampFuzz;
import io.signalstack.gateway.outbound.venue.bybit.BybitFuzz;
import io.signalstack.gateway.outbound.venue.coinbase.CoinbaseFuzz;
import io.signalstack.gateway.outbound.venue.kraken.KrakenFuzz;
import io.signalstack.gateway.outbound.venue.okx.OkxFuzz;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fuzzing has found worth keeping is read again: nothing but what is declared escapes a parser. */
class CorpusTest {

    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of(
            "binance", BinanceFuzz::fuzzerTestOneInput,
            "bitstamp", BitstampFuzz::fuzzerTestOneInput,
            "bybit", BybitFuzz::fuzzerTestOneInput,
            "coinbase", CoinbaseFuzz::fuzzerTestOneInput,
            "kraken", KrakenFuzz::fuzzerTestOneInput,
            "okx", OkxFuzz::fuzzerTestOneInput);

    @ParameterizedTest
    @ValueSource(strings = {"binance", "bitstamp", "bybit", "coinbase", "kraken", "okx"})
    void whateverFuzzingKeptIsAnAnswerOrRefusedAsNone(String venue) throws IOException, URISyntaxException {
        // Given
        List<Path> kept = corpus(venue);

        // Then
        assertThat(kept).isNotEmpty();
        for (Path input : kept) {
            byte[] text = Files.readAllBytes(input);
            assertThatCode(() -> TARGETS.get(venue).accept(text))
                    .as(input.toString())
                    .doesNotThrowAnyException();
        }
    }

    private static List<Path> corpus(String venue) throws IOException, URISyntaxException {
        Path folder = Path.of(CorpusTest.class.getResource("/corpus/" + venue).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
