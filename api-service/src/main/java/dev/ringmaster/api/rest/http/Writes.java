package dev.ringmaster.api.rest.http;

import dev.ringmaster.api.idempotency.RepeatPolicy;
import dev.ringmaster.api.idempotency.RepeatPolicy.Verdict;
import dev.ringmaster.api.idempotency.RequestFingerprint;
import dev.ringmaster.api.idempotency.StoredReply;
import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.store.Documents;
import dev.ringmaster.api.store.IdempotencyRepository;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.runtime.ledger.LedgerWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Performs changes. With an idempotency key, the reply is stored in the transaction of the change, so that a repeat gets the same
 * reply and changes nothing, whenever either side was killed. Refusals are not stored: they changed nothing.
 */
@ApplicationScoped
public class Writes {

    private final Ledger ledger;
    private final IdempotencyRepository replies;
    private final Documents documents;
    private final InstantSource clock = InstantSource.system();
    private final ConcurrentHashMap<String, RequestFingerprint> running = new ConcurrentHashMap<>();

    Writes(Ledger ledger, IdempotencyRepository replies, Documents documents) {
        this.ledger = ledger;
        this.replies = replies;
        this.documents = documents;
    }

    /** A change that nobody can ask for twice by mistake. */
    public Response perform(LedgerWork<Reply> work) {
        return response(ledger.writeAndWait(tx -> stored(work.apply(tx))));
    }

    /**
     * @param key the request's {@code Idempotency-Key}, or null
     * @param operation method and path
     * @param body what was asked for
     * @param work what the body asks for
     */
    public Response once(@Nullable String key, String operation, Object body, LedgerWork<Reply> work) {
        return once(key, operation, body, () -> work);
    }

    /** As above, where something must be looked up before the transaction; it is not when the request is a repeat. */
    public Response once(@Nullable String key, String operation, Object body, Supplier<LedgerWork<Reply>> prepared) {
        if (key == null || key.isBlank()) {
            return perform(prepared.get());
        }
        if (key.length() > RepeatPolicy.KEY_LIMIT) {
            throw ProblemException.invalid(
                    "Idempotency-Key", "is longer than " + RepeatPolicy.KEY_LIMIT + " characters");
        }
        RequestFingerprint request = RequestFingerprint.of(operation, bytes(body));
        RequestFingerprint other = running.putIfAbsent(key, request);
        try {
            StoredReply known = replay(key, request, other);
            if (known != null) {
                return response(known);
            }
            LedgerWork<Reply> work = prepared.get();
            return response(ledger.writeAndWait(tx -> performAndStore(tx, key, request, work)));
        } finally {
            if (other == null) {
                running.remove(key, request);
            }
        }
    }

    private @Nullable StoredReply replay(String key, RequestFingerprint request, @Nullable RequestFingerprint other) {
        var answered = ledger.read(connection -> replies.find(connection, key));
        return switch (RepeatPolicy.judge(request, answered.orElse(null), other, clock.instant())) {
            case Verdict.Perform perform -> null;
            case Verdict.Replay(StoredReply reply) -> reply;
            case Verdict.Reused reused ->
                throw new ProblemException(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "Idempotency-Key '" + key + "' was used for another request. Use a new key for each request.");
            case Verdict.InProgress inProgress ->
                throw new ProblemException(
                        ProblemCode.IDEMPOTENCY_IN_PROGRESS,
                        "The first request with Idempotency-Key '" + key
                                + "' is still running. Send it again in a moment.");
        };
    }

    private StoredReply performAndStore(
            LedgerTransaction tx, String key, RequestFingerprint request, LedgerWork<Reply> work) throws SQLException {
        StoredReply reply = stored(work.apply(tx));
        replies.put(tx, key, request, reply);
        return reply;
    }

    private StoredReply stored(Reply reply) {
        return new StoredReply(
                reply.status(), reply.headers(), reply.body() == null ? "" : documents.write(reply.body()));
    }

    private byte[] bytes(Object body) {
        return body instanceof byte[] raw ? raw : documents.write(body).getBytes(StandardCharsets.UTF_8);
    }

    private static Response response(StoredReply reply) {
        Response.ResponseBuilder response = Response.status(reply.status());
        reply.headers().forEach(response::header);
        if (!reply.body().isEmpty()) {
            response.entity(reply.body()).type(MediaType.APPLICATION_JSON_TYPE);
        }
        return response.build();
    }
}
