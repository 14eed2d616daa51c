package io.signalstack.bench.worker;

import io.signalstack.sandbox.log.CommittedLog;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a worker has written to its changelogs.
 *
 * @param records that it has written
 * @param bytes of keys and values in them
 * @param liveBytes of those that have not been replaced by later ones: the size of its stores
 */
record Changelog(long records, long bytes, long liveBytes) {

    static Changelog of(CommittedLog log, String application) {
        long[] written = new long[2];
        Map<ByteBuffer, Integer> live = new HashMap<>();
        Stream.of("pipeline", "annotations", "quarantine")
                .forEach(store -> log.forEach(application + "-" + store + "-changelog", record -> {
                    int size = record.key().length + (record.value() == null ? 0 : record.value().length);
                    written[0]++;
                    written[1] += size;
                    if (record.value() == null) {
                        live.remove(ByteBuffer.wrap(record.key()));
                    } else {
                        live.put(ByteBuffer.wrap(record.key()), size);
                    }
                }));
        return new Changelog(
                written[0],
                written[1],
                live.values().stream().mapToLong(Integer::longValue).sum());
    }
}
