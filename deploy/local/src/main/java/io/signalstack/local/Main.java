package io.signalstack.local;

import io.signalstack.local.log.ExportCandlesCommand;
import io.signalstack.local.log.ReplayDeadLettersCommand;
import io.signalstack.local.log.VerifyCommand;
import io.signalstack.sandbox.process.StartException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The part of {@code ./signalstack} that needs more than a shell. */
@Command(
        name = "signalstack",
        description = "Runs SignalStack on this machine.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            VerifyCommand.class,
            ExportCandlesCommand.class,
            ReplayDeadLettersCommand.class
        })
public final class Main {

    /** Asked for by picocli alone. */
    @SuppressWarnings("unused")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Says what a command does, and with which options.")
    private boolean help;

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** What it understands. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    if (failure instanceof StartException) {
                        System.err.println("signalstack: " + failure.getMessage());
                        return 1;
                    }
                    if (failure instanceof KafkaException) {
                        System.err.println("signalstack: the brokers do not do what is asked: " + failure.getMessage());
                        return 1;
                    }
                    throw failure;
                });
    }
}
