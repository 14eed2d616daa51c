package io.signalstack.local.log;

import io.signalstack.contracts.replay.StartComparison;
import io.signalstack.contracts.replay.Verdict;
import io.signalstack.platform.strategy.StrategyJars;
import io.signalstack.sandbox.log.Verification;
import io.signalstack.trading.market.Instrument;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Recomputes every signal, and says what is not as it was published. */
@Command(
        name = "verify",
        description =
                "Recomputes every published signal and its outcome from the candles, and compares them byte for byte; and what is"
                        + " said beside them from the scorecards that they name.")
public final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    @Mixin
    private InstrumentOptions instruments = new InstrumentOptions();

    @Option(names = "--strategies", description = "Folder of the jars of own strategies (default: strategies).")
    private Optional<Path> strategies = Optional.empty();

    @Option(
            names = "--scorecards-url",
            description = "Where backtest-service answers, which has the scorecards that the log has let go of, such as"
                    + " http://localhost:8000 (default: the stack that runs here).")
    private Optional<URI> scorecards = Optional.empty();

    @Option(
            names = "--start",
            description = "Also replays the candles from this instant on, and counts what another start changes.")
    private Optional<Instant> start = Optional.empty();

    /** 0 if all is as it was published, else 1. */
    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        StrategyJars.load(strategies.orElseGet(cluster::strategies))
                .refused()
                .forEach(line -> out.println("  a jar of strategies is of no use: " + line));
        Optional<KeptScorecards> kept = scorecards
                .map(this::requireHttp)
                .or(cluster::edge)
                .map(url -> new KeptScorecards(url, wait -> pause(wait, out)));
        Verification verification = new Verification(
                cluster.bootstrapServers(),
                new Verification.Question(
                        instrument -> instruments.includes(instrument.toString()),
                        signal -> period.includes(signal.closeTime()),
                        start),
                id -> kept.flatMap(source -> source.find(id)));
        SortedMap<Instrument, Verification.Result> results = verification.run();
        kept.ifPresent(KeptScorecards::close);
        kept.flatMap(KeptScorecards::trouble).ifPresent(why -> out.println("  " + why));
        Verdict all = Verdict.NONE;
        for (var result : results.entrySet()) {
            Verdict verdict = result.getValue().verdict();
            out.println("  " + result.getKey() + "  " + verdict.line());
            all = all.plus(verdict);
        }
        all.differences().forEach(difference -> out.println("  " + difference));
        if (verification.passedOver() > 0) {
            out.println("  " + verification.passedOver()
                    + " unreadable records of strategies, signals and scorecards passed over");
        }
        out.println("VERIFY instruments=" + results.size() + " " + all.line());
        start.ifPresent(instant -> tellOtherStart(instant, results, out));
        boolean missing = instruments.tellMissing(
                results.keySet().stream().map(Instrument::toString).toList(),
                spec.commandLine().getErr());
        return all.isClean() && !missing ? 0 : 1;
    }

    private URI requireHttp(URI url) {
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new ParameterException(
                    spec.commandLine(), "--scorecards-url is an address such as http://localhost:8000, not " + url);
        }
        return url;
    }

    private static void pause(Duration wait, PrintWriter out) {
        out.println("  waits " + wait.toSeconds() + " s to ask for the next scorecard");
        try {
            Thread.sleep(wait);
        } catch (InterruptedException _) {
            // The next question fails, and says so.
            Thread.currentThread().interrupt();
        }
    }

    private static void tellOtherStart(
            Instant start, SortedMap<Instrument, Verification.Result> results, PrintWriter out) {
        StartComparison.Counts all = new StartComparison.Counts(0, 0, 0, 0);
        for (var result : results.entrySet()) {
            Optional<StartComparison.Counts> counts = result.getValue().otherStart();
            counts.ifPresent(known -> out.println("  " + result.getKey() + "  " + known.line()));
            all = counts.map(all::plus).orElse(all);
        }
        out.println("START " + start + " " + all.line());
    }
}
