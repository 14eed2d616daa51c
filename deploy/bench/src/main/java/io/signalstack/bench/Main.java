package io.signalstack.bench;

import org.openjdk.jmh.runner.RunnerException;

/** {@code ./signalstack bench <suite>}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws RunnerException {
        String suite = args.length == 0 ? "engine" : args[0];
        switch (suite) {
            case "engine" -> EngineSuite.run().forEach(figure -> System.out.println(figure.line()));
            default -> {
                System.err.println("signalstack: there is no suite '" + suite + "'; there is: engine");
                System.exit(2);
            }
        }
    }
}
