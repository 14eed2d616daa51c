package io.signalstack.local;

import io.signalstack.sandbox.process.PidFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what runs, how much memory it holds, and what is waited for. */
@Command(name = "status", description = "Says what runs, and what is waited for.")
final class StatusCommand implements Callable<Integer> {

    private static final String FORMAT = "  %-18s %8s %10s  %s%n";

    @Option(names = "--folder", hidden = true, required = true)
    private Path folder = Path.of(".signalstack");

    @Override
    public Integer call() {
        StackFolder stack = new StackFolder(folder.toAbsolutePath());
        Optional<ProcessHandle> launcher = PidFile.in(stack.run()).alive();
        Optional<RunningStack> running = launcher.flatMap(_ -> RunningStack.read(stack));
        if (running.isEmpty()) {
            System.out.println("not running");
            return 3;
        }
        System.out.printf("running at http://localhost:%d%n", running.get().port());
        System.out.printf(FORMAT, "process", "pid", "memory", "address");
        long total = 0;
        for (Map.Entry<Long, List<RunningStack.Part>> process :
                running.get().byPid().entrySet()) {
            long pid = process.getKey();
            // The launcher is everybody's parent: its tree is the whole stack.
            long kib = (pid == launcher.get().pid() ? Memory.pssKib(pid) : Memory.pssKibOfTree(pid)).orElse(0);
            total += kib;
            System.out.printf(
                    FORMAT,
                    joined(process.getValue(), RunningStack.Part::name),
                    pid,
                    kib / 1024 + " MiB",
                    joined(process.getValue(), RunningStack.Part::address));
        }
        System.out.printf(FORMAT, "all", "", total / 1024 + " MiB", "");
        if (!running.get().notice().isEmpty()) {
            System.out.println(running.get().notice());
        }
        return 0;
    }

    private static String joined(List<RunningStack.Part> parts, Function<RunningStack.Part, String> what) {
        return parts.stream().map(what).collect(Collectors.joining(", "));
    }
}
