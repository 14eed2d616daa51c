package io.signalstack.bench.worker;

import io.signalstack.bench.Figure;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.trading.market.Timeframe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a candle costs, a key weighs and a restart takes, with few and with many keys: instrument × timeframe. */
final class ManyKeys {

    private static final List<Timeframe> TIMEFRAMES =
            List.of(Timeframe.M1, Timeframe.M5, Timeframe.M15, Timeframe.H1, Timeframe.H4);
    private static final int ROUNDS = 3;
    private static final int HEAP_MIB = 2_048;
    /** Of the candles, until those of one minute are scored. */
    private static final double WARM = 0.75;

    private ManyKeys() {}

    /**
     * What came of a run.
     *
     * @param perCandleUs microseconds that a candle takes
     * @param bytesPerKey of the stores
     * @param restartS seconds from the start on the same stores until a minute of each instrument is dealt with
     */
    private record Measured(double perCandleUs, double bytesPerKey, double restartS) {}

    static List<Figure> measure(Path project, Path folder) {
        List<Measured> few = new ArrayList<>();
        List<Measured> some = new ArrayList<>();
        List<Measured> many = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            few.add(of(project, folder, 2, 200_000));
            some.add(of(project, folder, 200, 2_000));
            many.add(of(project, folder, 2_000, 400));
        }
        return List.of(
                figure("per-candle-1000-keys", "us(lower-is-better)", some, few, Measured::perCandleUs),
                figure("per-candle-10000-keys", "us(lower-is-better)", many, few, Measured::perCandleUs),
                figure("state-per-key", "B(lower-is-better)", many, few, Measured::bytesPerKey),
                figure("restart-with-10000-keys", "s(lower-is-better)", many, few, Measured::restartS));
    }

    private static Figure figure(
            String name, String unit, List<Measured> ours, List<Measured> few, Function<Measured, Double> of) {
        return new Figure(
                name,
                unit,
                ours.stream().map(of).toList(),
                "10-keys",
                few.stream().map(of).toList());
    }

    private static Measured of(Path project, Path folder, int instruments, int minutes) {
        List<List<CandleEvent>> histories = Histories.of(instruments, minutes + 1, TIMEFRAMES);
        WorkerOptions options = WorkerOptions.CONFLUENCE_ONLY.withHeap(HEAP_MIB);
        try (WorkerStage stage = new WorkerStage(project, folder, options)) {
            CandleWriter.writeAll(stage.bootstrapServers(), Histories.part(histories, 0, minutes));
            long candles = (long) instruments * minutes;
            double perSecond;
            try (AutoCloseable _ = stage.start(0)) {
                perSecond = CatchUp.perSecond(stage, WorkerStage.NAME, candles, WARM);
            }
            double bytes = stage.changelog().liveBytes();
            long start = System.nanoTime();
            try (AutoCloseable _ = stage.start(0)) {
                CandleWriter.writeAll(stage.bootstrapServers(), Histories.part(histories, minutes, minutes + 1));
                CatchUp.perSecond(stage, WorkerStage.NAME, candles + instruments, 1);
                double seconds = (System.nanoTime() - start) / 1e9;
                return new Measured(1e6 / perSecond, bytes / instruments / TIMEFRAMES.size(), seconds);
            }
        } catch (Exception e) {
            throw new IllegalStateException("the worker does not end", e);
        }
    }
}
