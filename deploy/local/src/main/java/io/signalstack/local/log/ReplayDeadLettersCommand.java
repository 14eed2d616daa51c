package io.signalstack.local.log;

import io.signalstack.contracts.topic.Topic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts dead letters back where they came from. */
@Command(
        name = "replay-dlq",
        description = {
            "Puts dead letters back into their topic, each once, if they can be read now.",
            "A candle comes back as a revision, for its place was counted as lost."
        })
public final class ReplayDeadLettersCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--topic", defaultValue = "candles.v1", description = "Whose (default: ${DEFAULT-VALUE}).")
    private Topic topic = Topic.CANDLES;

    @Option(names = "--dry-run", description = "Only says what would be put back.")
    private boolean dryRun;

    @Option(
            names = "--correct",
            paramLabel = "PARTITION:OFFSET=FILE",
            description = "A file with the value to be written instead of the letter's own; may be given again.")
    private Map<String, Path> corrected = Map.of();

    /** 0 if all could be put back, else 1. */
    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, byte[]> values = new HashMap<>();
        for (Map.Entry<String, Path> correction : corrected.entrySet()) {
            values.put(correction.getKey(), Files.readAllBytes(correction.getValue()));
        }
        DeadLetterReplay.Result result = new DeadLetterReplay(cluster.bootstrapServers(), topic).run(values, dryRun);
        result.refused().forEach(line -> out.println("  " + line));
        out.println("REPLAYED topic=%s put-back=%d unreadable=%d%s"
                .formatted(topic.text(), result.putBack(), result.refused().size(), dryRun ? " (dry run)" : ""));
        return result.refused().isEmpty() ? 0 : 1;
    }
}
