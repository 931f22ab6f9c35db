package dev.ringmaster.runtime.access;

import dev.ringmaster.settings.SecretReference;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.SaslExtensionsCallback;
import org.apache.kafka.common.security.scram.ScramExtensionsCallback;

/**
 * Tells Kafka's clients user and password from where they lie, anew at each login, so that a secret that was exchanged in its file counts
 * without a restart. Made by Kafka, by its name.
 */
@RegisterForReflection
public final class ReferencedLogin implements AuthenticateCallbackHandler {

    static final String USER_OPTION = "user-lies-in";
    static final String PASSWORD_OPTION = "password-lies-in";

    private String user = "";
    private String password = "";

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
        for (AppConfigurationEntry entry : entries) {
            user = String.valueOf(entry.getOptions().get(USER_OPTION));
            password = String.valueOf(entry.getOptions().get(PASSWORD_OPTION));
        }
    }

    /** @throws IllegalArgumentException if a reference leads to nothing any more */
    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            switch (callback) {
                case NameCallback name -> name.setName(secret("Kafka's user", user));
                case PasswordCallback word ->
                    word.setPassword(secret("Kafka's password", password).toCharArray());
                // Neither delegation tokens nor extensions are used.
                case ScramExtensionsCallback none -> {}
                case SaslExtensionsCallback none -> {}
                default -> throw new UnsupportedCallbackException(callback);
            }
        }
    }

    private static String secret(String what, String reference) {
        return SecretReference.resolve(what, reference, System.getenv());
    }

    @Override
    public void close() {}
}
