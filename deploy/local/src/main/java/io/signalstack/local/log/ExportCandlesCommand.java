package io.signalstack.local.log;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.codec.ReadCandle;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.log.CommittedLog;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the log's candles as CSV, with all that a signal depends on. */
@Command(
        name = "export-candles",
        description = "Writes candles as CSV to standard output, so that anyone can check what was made of them.")
public final class ExportCandlesCommand implements Callable<Integer> {

    /** Fields of the events in {@code candles.v1}; each kind has its own of them. */
    private static final List<String> COLUMNS = List.of(
            "instrument",
            "type",
            "timeframe",
            "openTime",
            "open",
            "high",
            "low",
            "close",
            "volume",
            "revision",
            "closedAt",
            "backfilled",
            "synthetic",
            "seriesId",
            "tick",
            "baseInterval",
            "timeframes");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    @Mixin
    private InstrumentOptions instruments = new InstrumentOptions();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Set<String> found = new HashSet<>();
        out.println(String.join(",", COLUMNS));
        new CommittedLog(cluster.bootstrapServers()).forEach(Topic.CANDLES.text(), record -> {
            if (ReadCandle.of(record.key(), record.value()) instanceof ReadCandle.Legible(var _, CandleEvent event)
                    && isAsked(event)) {
                found.add(event.instrument());
                out.println(row(event));
            }
        });
        boolean missing = instruments.tellMissing(found, spec.commandLine().getErr());
        return out.checkError() || missing ? 1 : 0;
    }

    /** Series records are written whatever the period: without them the candles say nothing. */
    private boolean isAsked(CandleEvent event) {
        return instruments.includes(event.instrument())
                && switch (event) {
                    case CandleEvent.SeriesStarted _, CandleEvent.InstrumentChanged _ -> true;
                    case CandleEvent.SeedCandle seed -> period.includes(seed.openTime());
                    case CandleEvent.BaseCandle candle -> period.includes(candle.openTime());
                    case CandleEvent.CandleLost lost -> period.includes(lost.openTime());
                };
    }

    private static String row(CandleEvent event) {
        JsonNode fields = Json.read(EventCodec.CANDLES.encode(event), JsonNode.class);
        return COLUMNS.stream().map(column -> cell(fields.path(column))).collect(Collectors.joining(","));
    }

    /** None of the values has a comma in it, and a list is written with spaces; a name may have quotes (RFC 4180). */
    private static String cell(JsonNode value) {
        String text = text(value);
        return text.indexOf('"') < 0 ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String text(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> "";
            case ARRAY ->
                StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(" "));
            default -> value.asText();
        };
    }
}
