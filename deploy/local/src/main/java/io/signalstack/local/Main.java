package io.signalstack.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The part of {@code ./signalstack} that needs more than a shell. */
@Command(
        name = "signalstack",
        description = "Runs SignalStack on this machine.",
        subcommands = {UpCommand.class, DownCommand.class, StatusCommand.class})
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    if (failure instanceof io.signalstack.sandbox.process.StartException) {
                        System.err.println("signalstack: " + failure.getMessage());
                        return 1;
                    }
                    throw failure;
                })
                .execute(args));
    }
}
