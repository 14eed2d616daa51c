package io.signalstack.local;

import io.signalstack.sandbox.process.PidFile;
import io.signalstack.sandbox.process.StartException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the stack and stays until it is stopped. */
@Command(name = "up", description = "Starts everything on this machine; Ctrl-C stops it.")
final class UpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--project", hidden = true, required = true)
    private Path project = Path.of(".");

    @Option(names = "--folder", hidden = true, required = true)
    private Path folder = Path.of(".signalstack");

    @Option(names = "--port", defaultValue = "8000", description = "Port to reach it at (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--speed",
            defaultValue = "60",
            description = "Recorded seconds per second until the replay has caught up (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(
            names = "--exchange",
            defaultValue = "replay",
            description = "Where candles come from: replay or binance (default: ${DEFAULT-VALUE}).")
    private StackOptions.Exchange exchange = StackOptions.Exchange.REPLAY;

    @Option(names = "--fresh", description = "Forget all data first.")
    private boolean fresh;

    @Override
    public Integer call() {
        if (!(speed >= 1 && speed < Double.POSITIVE_INFINITY)) {
            throw new ParameterException(spec.commandLine(), "--speed is a number from 1 on, not " + speed);
        }
        StackOptions options = new StackOptions(
                project.toAbsolutePath(), new StackFolder(folder.toAbsolutePath()), port, speed, exchange, fresh);
        PidFile launcher = PidFile.in(options.folder().run());
        launcher.alive().ifPresent(other -> {
            throw new StartException(
                    "it runs already (process " + other.pid() + "); stop it first with ./signalstack down");
        });
        launcher.write(ProcessHandle.current());
        Stack stack = new Stack(options, new Progress(System.out));
        // However the JVM ends, by a signal or because a part has died: the hook holds it until all is stopped.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stack.close();
            launcher.delete();
        }));
        stack.start();
        RunningStack running = stack.running();
        System.out.println(Banner.text(running, options, DemoAccount.logIn(stack.port(), options.folder())));
        throw new StartException(stack.death().join());
    }
}
