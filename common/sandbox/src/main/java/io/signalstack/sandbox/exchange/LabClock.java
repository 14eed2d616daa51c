package io.signalstack.sandbox.exchange;

import io.signalstack.lab.LabMarket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;

/**
 * The simulated markets' clock: it waits at the end of their history until it is started, hurries from there to the
 * present, and then keeps time. Mutable; may be asked by several threads.
 */
final class LabClock implements ExchangeClock {

    /** How long before the present the history ends, for the clock to hurry through. */
    private static final Duration BEHIND = Duration.ofDays(10);

    private static final Duration HISTORY = LabMarket.BASE.length().multipliedBy(LabMarket.HISTORY);

    private static final String FILE = "lab-clock.properties";
    private static final String BEGUN = "begun";
    private static final String WAITS_AT = "waits-at";

    private final ClockFolder folder;
    private final Instant begun;
    private final Instant waitsAt;
    private final double speed;
    private volatile Pace pace;

    private LabClock(ClockFolder folder, Instant begun, Instant waitsAt, double speed, Pace pace) {
        this.folder = folder;
        this.begun = begun;
        this.waitsAt = waitsAt;
        this.speed = speed;
        this.pace = pace;
    }

    /**
     * The clock that a folder remembers, or a fresh one that waits.
     *
     * @param speed exchange seconds per wall second while it hurries
     * @throws IOException naming the file, if it has anything but a clock
     */
    static LabClock open(ClockFolder folder, Instant wall, double speed) throws IOException {
        Optional<ClockFolder.Remembered> remembered = folder.read(FILE, BEGUN, WAITS_AT);
        LabClock clock = remembered
                .map(known -> new LabClock(
                        folder,
                        known.mark(BEGUN),
                        known.mark(WAITS_AT),
                        speed,
                        isStill(known.pace()) ? known.pace() : known.pace().withSpeed(speed, wall)))
                .orElseGet(() -> fresh(folder, wall, speed));
        clock.remember(clock.pace);
        return clock;
    }

    /** Markets begin with a Monday, for weekends are part of their rhythm. */
    private static LabClock fresh(ClockFolder folder, Instant wall, double speed) {
        Instant waitsAt = wall.minus(BEHIND).truncatedTo(ChronoUnit.DAYS);
        Instant begun = waitsAt.minus(HISTORY)
                .atZone(ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toInstant();
        return new LabClock(folder, begun, waitsAt, speed, new Pace(waitsAt, wall, 0));
    }

    @Override
    public Pace pace() {
        return pace;
    }

    /** When the markets' first candles open. */
    Instant begun() {
        return begun;
    }

    /** Until when there is history that nobody has to wait for. */
    Instant waitsAt() {
        return waitsAt;
    }

    boolean isWaiting() {
        return isStill(pace);
    }

    /** Ends the wait; without effect when it is over. */
    synchronized void start(Instant wall) {
        if (isWaiting()) {
            Pace hurry = new Pace(pace.start(), wall, speed);
            try {
                remember(hurry);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            pace = hurry;
        }
    }

    private void remember(Pace of) throws IOException {
        folder.write(FILE, new ClockFolder.Remembered(of, Map.of(BEGUN, begun, WAITS_AT, waitsAt)));
    }

    private static boolean isStill(Pace pace) {
        return pace.speed() == 0;
    }
}
