package io.signalstack.local;

import io.signalstack.sandbox.process.PidFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops a stack that runs in another terminal, or what is left of it. */
@Command(name = "down", description = "Stops what up has started.")
final class DownCommand implements Callable<Integer> {

    @Option(names = "--folder", hidden = true, required = true)
    private Path folder = Path.of(".signalstack");

    @Override
    public Integer call() {
        StackFolder stack = new StackFolder(folder.toAbsolutePath());
        Optional<ProcessHandle> launcher = PidFile.in(stack.run()).alive();
        launcher.ifPresent(process -> {
            process.destroy();
            process.onExit().join();
        });
        List<String> left = Leftovers.stop(stack);
        left.forEach(name -> System.out.println("stopped " + name + ", left behind by an earlier run"));
        System.out.println(launcher.isPresent() ? "stopped" : left.isEmpty() ? "nothing was running" : "all stopped");
        return 0;
    }
}
