package io.signalstack.bench.worker;

import io.signalstack.bench.Figure;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.trading.market.Timeframe;
import java.nio.file.Path;
import java.util.List;

/** What a candle costs, a key weighs and a restart takes, with few and with many keys: instrument × timeframe. */
final class ManyKeys {

    private static final List<Timeframe> TIMEFRAMES =
            List.of(Timeframe.M1, Timeframe.M5, Timeframe.M15, Timeframe.H1, Timeframe.H4);
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
        Measured few = of(project, folder, 2, 200_000);
        Measured some = of(project, folder, 200, 2_000);
        Measured many = of(project, folder, 2_000, 400);
        return List.of(
                figure("per-candle-1000-keys", "us(lower-is-better)", some.perCandleUs(), few.perCandleUs()),
                figure("per-candle-10000-keys", "us(lower-is-better)", many.perCandleUs(), few.perCandleUs()),
                figure("state-per-key", "B(lower-is-better)", many.bytesPerKey(), few.bytesPerKey()),
                figure("restart-with-10000-keys", "s(lower-is-better)", many.restartS(), few.restartS()));
    }

    private static Figure figure(String name, String unit, double many, double few) {
        return new Figure(name, unit, List.of(many), "10-keys", List.of(few));
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
