package io.signalstack.local.log;

import io.signalstack.contracts.replay.Verdict;
import io.signalstack.sandbox.log.Verification;
import io.signalstack.trading.market.Instrument;
import java.io.PrintWriter;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Recomputes every signal, and says what is not as it was published. */
@Command(
        name = "verify",
        description =
                "Recomputes every published signal and its outcome from the candles, and compares them byte for byte.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    /** 0 if all is as it was published, else 1. */
    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        SortedMap<Instrument, Verdict> verdicts =
                new Verification(cluster.bootstrapServers(), signal -> period.includes(signal.closeTime())).run();
        Verdict all = Verdict.NONE;
        for (var verdict : verdicts.entrySet()) {
            out.println("  " + verdict.getKey() + "  " + verdict.getValue().line());
            all = all.plus(verdict.getValue());
        }
        all.differences().forEach(difference -> out.println("  " + difference));
        out.println("VERIFY instruments=" + verdicts.size() + " " + all.line());
        return all.isClean() ? 0 : 1;
    }
}
