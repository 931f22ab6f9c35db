package dev.ringmaster.agent.failure;

import static dev.ringmaster.agent.event.FailureKind.AUTHENTICATION;
import static dev.ringmaster.agent.event.FailureKind.BAD_ARGUMENTS;
import static dev.ringmaster.agent.event.FailureKind.CAPACITY;
import static dev.ringmaster.agent.event.FailureKind.CONTEXT_OVERFLOW;
import static dev.ringmaster.agent.event.FailureKind.NETWORK;
import static dev.ringmaster.agent.event.FailureKind.OTHER;
import static dev.ringmaster.agent.event.FailureKind.QUOTA;
import static dev.ringmaster.agent.event.FailureKind.SESSION_UNKNOWN;

import dev.ringmaster.agent.event.AgentFailure;
import dev.ringmaster.agent.event.FailureKind;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the kind of an error by its text, where there is no code, and by an HTTP status where there is one. */
public final class FailureText {

    /** More than this of a message says nothing new, and is not searched. */
    private static final int SEARCHED = 4000;

    private record Sign(FailureKind kind, Pattern pattern) {}

    /** The first that fits counts, so what is special comes before what is general. */
    private static final List<Sign> SIGNS = List.of(
            sign(
                    SESSION_UNKNOWN,
                    "no (conversation|rollout|session|thread|saved session|previous session)s? (was |were )?found"
                            + "|(session|conversation|thread)( [\\w-]{1,80}| id [\\w-]{1,80})? (was )?(not found|does not exist)"
                            + "|no session\\b.{0,40} matched|invalid session (id|identifier)|unknown session"),
            sign(
                    CONTEXT_OVERFLOW,
                    "prompt is too long|context[ _-]?(window|length)|maximum context|too many (input )?tokens"
                            + "|input (is )?too long|token count .{0,60}exceeds|hit a token limit"),
            sign(
                    QUOTA,
                    "usage limit|(session|weekly|daily|monthly|\\d+-hour|opus|sonnet) limit|out of credits|credit balance"
                            + "|insufficient[ _]quota|exceeded your current quota|quota (has been |was |is )?(exceeded|exhausted|reached)"
                            + "|exhausted your .{0,40}(quota|capacity)|quota will reset|premium requests?.{0,40}(exceeded|limit|used)"
                            + "|limit (reached|·|∙).{0,20}resets|hit your .{0,20}limit|payment required"),
            sign(
                    AUTHENTICATION,
                    "not logged in|/login\\b|log ?in required|please (log|sign) in|unauthori[sz]ed|authenticat(e|ion) (failed|error|required)"
                            + "|(invalid|incorrect|missing|no|expired|bad) (api|auth|access|external api)[ _-]?(key|token)"
                            + "|api[ _]key (is )?(not valid|invalid|missing|not set|not found|required)|invalid x-api-key"
                            + "|missing environment variable|set an auth method|no auth type is selected|oauth token|credentials? (not found|missing|expired)"
                            + "|no (authentication|credentials)|authentication_failed|not authenticated|token (has )?expired"
                            + "|(un|not )able to authenticate|must specify the \\w+ environment variable|set the '?\\w+_API_KEY"),
            sign(
                    CAPACITY,
                    "overloaded|rate[ _-]?limit|too many requests|resource[ _]exhausted|at capacity|temporarily unavailable"
                            + "|service unavailable|server is busy|internal server error|bad gateway"),
            sign(
                    NETWORK,
                    "econnrefused|econnreset|enotfound|etimedout|eai_again|epipe|socket hang up|fetch failed|network error"
                            + "|connection (refused|reset|closed|error|timed out)|unable to connect|could not connect"
                            + "|stream (disconnected|closed)|\\bterminated\\b|other side closed|error sending request|dns|getaddrinfo|timed? ?out|certificate"),
            sign(
                    BAD_ARGUMENTS,
                    "(unexpected|unknown|unrecogni[sz]ed|invalid) (argument|option|flag|command|subcommand)s?"
                            + "|invalid (value|choice) .{0,80}|no such option|for more information, try '--help'|^usage: "));

    private FailureText() {}

    /** The failure that a message tells of; of kind {@code OTHER} where it says nothing that is known. */
    public static AgentFailure failure(String message) {
        return AgentFailure.of(kind(message, null), message);
    }

    /**
     * @param status an HTTP status that came with the message as a figure, or null
     * @return {@code OTHER} where neither says anything that is known
     */
    public static FailureKind kind(String message, @Nullable Integer status) {
        String searched = message.length() > SEARCHED ? message.substring(0, SEARCHED) : message;
        for (Sign sign : SIGNS) {
            if (sign.pattern().matcher(searched).find()) {
                return sign.kind();
            }
        }
        Integer code = status == null ? HttpStatus.in(searched) : status;
        return code == null ? OTHER : ofStatus(code);
    }

    private static FailureKind ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> AUTHENTICATION;
            case 402 -> QUOTA;
            case 413 -> CONTEXT_OVERFLOW;
            case 408, 429, 500, 502, 503, 504, 529 -> CAPACITY;
            default -> OTHER;
        };
    }

    private static Sign sign(FailureKind kind, String pattern) {
        return new Sign(
                kind, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE | Pattern.UNICODE_CASE));
    }
}
