package io.signalstack.local;

import io.signalstack.contracts.topic.Topic;
import io.signalstack.local.log.ExportCandlesCommand;
import io.signalstack.local.log.ReplayDeadLettersCommand;
import io.signalstack.local.log.VerifyCommand;
import io.signalstack.sandbox.process.StartException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

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
                .registerConverter(Instant.class, Main::instant)
                .registerConverter(Topic.class, Main::topic)
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

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is no instant such as 2026-11-20T00:00:00Z");
        }
    }

    private static Topic topic(String text) {
        try {
            return Topic.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
