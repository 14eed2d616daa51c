package io.signalstack.notifier.application;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;

/**
 * How far {@code signals.v1} has been read.
 *
 * @param next by partition, the offset of the next record
 */
public record Positions(List<Long> next) {

    public Positions {
        next = List.copyOf(next);
    }

    /** The beginning of every one of so many partitions. */
    public static Positions zero(int partitions) {
        return new Positions(Collections.nCopies(partitions, 0L));
    }

    public int partitions() {
        return next.size();
    }

    /** The offset of the partition's next record. */
    public long at(int partition) {
        return next.get(partition);
    }

    public Positions with(int partition, long offset) {
        List<Long> changed = new ArrayList<>(next);
        changed.set(partition, offset);
        return new Positions(changed);
    }

    /** Whether no partition is behind the other's. */
    public boolean reaches(Positions other) {
        return IntStream.range(0, partitions()).allMatch(partition -> at(partition) >= other.at(partition));
    }

    /** The earlier of both, partition by partition. */
    public Positions earlierOf(Positions other) {
        return both(other, Math::min);
    }

    /** The later of both, partition by partition. */
    public Positions laterOf(Positions other) {
        return both(other, Math::max);
    }

    private Positions both(Positions other, LongBinaryOperator choice) {
        return new Positions(IntStream.range(0, partitions())
                .mapToObj(partition -> choice.applyAsLong(at(partition), other.at(partition)))
                .toList());
    }
}
