package io.signalstack.local.log;

import io.signalstack.contracts.codec.ReadCandle;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.log.CommittedLog;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the log's candles as CSV, with all that a signal depends on. */
@Command(
        name = "export-candles",
        description = "Writes candles as CSV to standard output, so that anyone can check what was made of them.",
        mixinStandardHelpOptions = true)
public final class ExportCandlesCommand implements Callable<Integer> {

    private static final String HEADER =
            "instrument,kind,timeframe,open_time,open,high,low,close,volume,revision,closed_at,backfilled,synthetic,"
                    + "series,tick,timeframes";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    @Option(names = "--instrument", description = "Such as BINANCE:BTC/USDT (default: all).")
    private Optional<String> instrument = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(HEADER);
        new CommittedLog(cluster.bootstrapServers()).forEach(Topic.CANDLES.text(), record -> {
            if (ReadCandle.of(record.key(), record.value()) instanceof ReadCandle.Legible(CandleEvent event)
                    && instrument.map(event.instrument()::equals).orElse(true)) {
                row(event).ifPresent(out::println);
            }
        });
        return out.checkError() ? 1 : 0;
    }

    /** Series records are written whatever the period: without them the candles say nothing. */
    private Optional<String> row(CandleEvent event) {
        return switch (event) {
            case CandleEvent.SeriesStarted it ->
                Optional.of(series(it, "series-started", it.seriesId(), it.tick(), it.baseInterval()) + ","
                        + String.join(" ", it.timeframes()));
            case CandleEvent.InstrumentChanged it ->
                Optional.of(series(it, "instrument-changed", it.seriesId(), it.tick(), it.baseInterval()) + ","
                        + String.join(" ", it.timeframes()));
            case CandleEvent.SeedCandle it ->
                within(
                        it.openTime(),
                        join(
                                        it.instrument(),
                                        "seed",
                                        it.timeframe(),
                                        it.openTime(),
                                        it.open(),
                                        it.high(),
                                        it.low(),
                                        it.close(),
                                        it.volume())
                                + ",,,,,,,");
            case CandleEvent.BaseCandle it ->
                within(
                        it.openTime(),
                        join(
                                        it.instrument(),
                                        "candle",
                                        "",
                                        it.openTime(),
                                        it.open(),
                                        it.high(),
                                        it.low(),
                                        it.close(),
                                        it.volume(),
                                        it.revision(),
                                        it.closedAt(),
                                        it.backfilled(),
                                        it.synthetic())
                                + ",,,");
            case CandleEvent.CandleLost it ->
                within(it.openTime(), join(it.instrument(), "lost", "", it.openTime()) + ",,,,,,,,,,,,");
        };
    }

    private Optional<String> within(Instant openTime, String row) {
        return period.includes(openTime) ? Optional.of(row) : Optional.empty();
    }

    private static String series(CandleEvent event, String kind, String seriesId, Object tick, String base) {
        return join(event.instrument(), kind, base) + ",,,,,,,,,,," + seriesId + "," + tick;
    }

    private static String join(@Nullable Object... values) {
        StringBuilder row = new StringBuilder();
        for (@Nullable Object value : values) {
            row.append(row.isEmpty() ? "" : ",").append(value == null ? "" : value);
        }
        return row.toString();
    }
}
