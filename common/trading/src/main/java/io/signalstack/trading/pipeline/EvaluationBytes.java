package io.signalstack.trading.pipeline;

import io.signalstack.trading.signal.CanonicalForm;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.strategy.Evaluation;

/** An evaluation in saved state. */
final class EvaluationBytes {

    private static final int WARMING_UP = 0;
    private static final int QUIET = 1;
    private static final int SCORED = 2;

    private EvaluationBytes() {}

    static void write(CanonicalWriter out, Evaluation evaluation) {
        switch (evaluation) {
            case Evaluation.WarmingUp warming -> out.octet(WARMING_UP).integer(warming.missing());
            case Evaluation.Quiet quiet -> out.octet(QUIET).text(quiet.reason().name());
            case Evaluation.Scored scored -> CanonicalForm.write(out.octet(SCORED), scored.signal());
        }
    }

    static Evaluation read(CanonicalReader in) {
        int kind = in.octet();
        return switch (kind) {
            case WARMING_UP -> new Evaluation.WarmingUp(in.integer());
            case QUIET -> new Evaluation.Quiet(Evaluation.Reason.valueOf(in.text()));
            case SCORED -> new Evaluation.Scored(CanonicalForm.readSignal(in));
            default -> throw new IllegalArgumentException("saved evaluation has the unknown kind " + kind);
        };
    }
}
