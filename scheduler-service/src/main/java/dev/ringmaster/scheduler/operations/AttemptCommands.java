package dev.ringmaster.scheduler.operations;

import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.LedgerException;
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells attempts what the shell has seen. What was seen must not be lost: while the database refuses, for example because the disk is
 * full, it is told again until it is stored or the service stops; what it rests on is kept on disk for the next start.
 */
@ApplicationScoped
public class AttemptCommands {

    private static final Logger LOG = Logger.getLogger(AttemptCommands.class);
    private static final long RETRY_SECONDS = 2;

    private final Ledger ledger;
    private final AttemptRegister register;
    private volatile boolean stopping;

    AttemptCommands(Ledger ledger, AttemptRegister register) {
        this.ledger = ledger;
        this.register = register;
    }

    /** @return completes with the attempt as it is once that is durable; never while the database refuses */
    public CompletableFuture<Attempt> tell(AttemptId attempt, AttemptCommand... commands) {
        List<AttemptCommand> all = List.of(commands);
        return write(attempt, all)
                .exceptionallyCompose(failure -> stopping || !isRefusal(failure)
                        ? CompletableFuture.failedFuture(failure)
                        : again(attempt, all, failure));
    }

    /** Makes the attempt wait for a person's approval and asks for it, once. */
    public CompletableFuture<Attempt> askForReview(
            AttemptId attempt, AttemptCommand.AwaitReview command, Decision question) {
        return ledger.write(tx -> register.applyAndAsk(tx, attempt, command, question));
    }

    /** From now on a refusal is final. */
    public void stop() {
        stopping = true;
    }

    private CompletableFuture<Attempt> write(AttemptId attempt, List<AttemptCommand> commands) {
        try {
            return ledger.write(tx -> register.apply(tx, attempt, commands));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean isRefusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof LedgerException || cause instanceof SQLException;
    }

    private CompletableFuture<Attempt> again(AttemptId attempt, List<AttemptCommand> commands, Throwable failure) {
        LOG.warnf(
                "what happened to an attempt could not be stored, trying again in %d s: attempt=%s reason=%s",
                RETRY_SECONDS, attempt, failure.getMessage());
        return CompletableFuture.supplyAsync(
                        () -> commands, CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS))
                .thenCompose(same -> tell(attempt, same.toArray(AttemptCommand[]::new)));
    }
}
