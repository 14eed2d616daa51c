package io.signalstack.local;

import io.signalstack.sandbox.process.PidFile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what runs, and how much memory it holds. */
@Command(name = "status", description = "Says what runs.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Option(names = "--folder", hidden = true, required = true)
    private Path folder = Path.of(".signalstack");

    @Override
    public Integer call() {
        StackFolder stack = new StackFolder(folder.toAbsolutePath());
        Optional<RunningStack> running = PidFile.in(stack.run()).alive().flatMap(launcher -> RunningStack.read(stack));
        if (running.isEmpty()) {
            System.out.println("not running");
            return 3;
        }
        System.out.printf("running at http://localhost:%d%n", running.get().port());
        System.out.printf("  %-18s %8s %12s%n", "process", "pid", "memory");
        long total = 0;
        for (Map.Entry<String, Long> part : running.get().pids().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .toList()) {
            long kib = memory(part.getKey(), part.getValue());
            total += kib;
            System.out.printf("  %-18s %8d %8d MiB%n", part.getKey(), part.getValue(), kib / 1024);
        }
        System.out.printf("  %-18s %8s %8d MiB%n", "all", "", total / 1024);
        return 0;
    }

    private static long memory(String name, long pid) {
        // The launcher is everybody's parent: its tree is the whole stack.
        return (name.equals("launcher") ? Memory.pssKib(pid) : Memory.pssKibOfTree(pid)).orElse(0);
    }
}
