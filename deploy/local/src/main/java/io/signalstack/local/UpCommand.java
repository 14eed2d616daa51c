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
            names = "--lab-speed",
            defaultValue = "600",
            description =
                    "Simulated seconds per second until the simulated markets, once they are started, have caught up"
                            + " (default: ${DEFAULT-VALUE}).")
    private double labSpeed;

    @Option(
            names = "--exchange",
            defaultValue = "replay",
            description =
                    "Where candles come from: replay, for recorded and simulated markets, or a real venue: binance,"
                            + " coinbase, kraken, okx, bybit, bitstamp (default: ${DEFAULT-VALUE}).")
    private String exchange = "replay";

    @Option(
            names = "--symbols",
            defaultValue = "",
            description =
                    "What to poll, such as BTC/USDT,ETH/USDT; at a real venue, a symbol whose tick is not known here"
                            + " goes with it, such as LTC/USDT@0.01. Unless said: BTC and ETH, or all of replay.")
    private String symbols = "";

    @Option(names = "--fresh", description = "Forget all data first.")
    private boolean fresh;

    @Override
    public Integer call() {
        requireSpeed("--speed", speed);
        requireSpeed("--lab-speed", labSpeed);
        StackOptions options = new StackOptions(
                project.toAbsolutePath(),
                new StackFolder(folder.toAbsolutePath()),
                port,
                speed,
                labSpeed,
                choice(),
                fresh);
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

    private void requireSpeed(String option, double value) {
        if (!(value >= 1 && value < Double.POSITIVE_INFINITY)) {
            throw new ParameterException(spec.commandLine(), option + " is a number from 1 on, not " + value);
        }
    }

    private ExchangeChoice choice() {
        try {
            return ExchangeChoice.of(exchange, symbols);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
