package io.signalstack.platform.idempotency;

import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does what a request asks for once, however often it comes under the same {@code Idempotency-Key}. For every POST that
 * makes an object; never for one whose answer is a secret, for that would be kept.
 */
public final class OncePerKey {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final IdempotencyKeys keys;

    public OncePerKey(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /**
     * The answer to a request: that of the work, or the one that was given before.
     *
     * @param key what the client sent; null for none, and then the work is done
     * @param asked all that was asked for, as it was understood
     * @param work makes the object and, in the same transaction, keeps its answer; what fails was not asked
     * @return fails with a 422 problem if the key was another request's, a 409 while the same one is at work
     */
    public Uni<Response> answer(
            String owner, String route, @Nullable String key, Object asked, Function<Keeping, Uni<KeptAnswer>> work) {
        return key == null
                ? work.apply(Keeping.NOTHING).map(KeptAnswer::first)
                : keys.claim(new Claim.Mine(KeyedRequest.of(owner, route, key, asked), UUID.randomUUID()))
                        .chain(claim -> answer(claim, work));
    }

    private Uni<Response> answer(Claim claim, Function<Keeping, Uni<KeptAnswer>> work) {
        return switch (claim) {
            case Claim.Mine mine ->
                work.apply(answer -> keys.keep(mine, answer))
                        .onFailure()
                        .call(() -> done(keys.release(mine)))
                        .call(answer -> done(keys.replace(mine, answer)))
                        .map(KeptAnswer::first);
            case Claim.Answered(KeptAnswer answer) -> Uni.createFrom().item(answer.again());
            case Claim.AtWork _ ->
                Uni.createFrom()
                        .failure(() -> new ProblemException(
                                ErrorCode.AT_WORK, "the same request under this key is still at work", SOON));
            case Claim.Another _ ->
                Uni.createFrom()
                        .failure(() -> new ProblemException(
                                ErrorCode.IDEMPOTENCY_KEY_REUSED, "the key was sent with another request before"));
        };
    }

    /** What does not succeed here leaves a claim that ends by itself, or the answer that was kept with the object. */
    private static Uni<Void> done(Uni<Void> afterwards) {
        return afterwards.onFailure().recoverWithNull();
    }
}
