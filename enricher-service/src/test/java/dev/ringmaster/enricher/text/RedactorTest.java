package dev.ringmaster.enricher.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    // Put together at run time, so that no scanner takes this file for a leak.
    private static final String BODY = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AKIA_0123456789ABCDEF",
                "ghp__",
                "github_pat__",
                "sk-_",
                "sk-ant-api03-_",
                "xoxb-_",
                "glpat-_",
                "npm__"
            })
    void tokensOfKnownFormsAreTakenOut(String form) {
        int cut = form.lastIndexOf('_');
        String rest = form.substring(cut + 1);
        String secret = form.substring(0, cut) + (rest.isEmpty() ? BODY : rest);
        Redactor redactor = new Redactor();
        assertThat(redactor.clean("use " + secret + " here")).isEqualTo("use [redacted] here");
        assertThat(redactor.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password=hunter2x | password=[redacted]",
                "PASSWORD: s3cret!pass | PASSWORD: [redacted]",
                "db.password = Tr0ub4dor | db.password = [redacted]",
                "\"api_key\": \"abcdefgh\" | \"api_key\": \"[redacted]\"",
                "client-secret='abc def' | client-secret='[redacted]'",
                "Authorization: Bearer abc123def456 | Authorization: Bearer [redacted]",
                "curl -H \"Authorization: Basic dXNlcjpwYXNz==\" | curl -H \"Authorization: Basic [redacted]\"",
                "postgres://app:s3cr3t@db/app | postgres://app:[redacted]@db/app",
                "export AUTH_TOKEN=abcdef | export AUTH_TOKEN=[redacted]"
            })
    void namedSecretsLoseTheirValueAlone(String text, String expected) {
        Redactor redactor = new Redactor();
        assertThat(redactor.clean(text)).isEqualTo(expected);
        assertThat(redactor.count()).isEqualTo(1);
    }

    @Test
    void privateKeyGoesWhole() {
        String begin = "-----BEGIN RSA " + "PRIVATE KEY-----";
        String end = "-----END RSA " + "PRIVATE KEY-----";
        Redactor redactor = new Redactor();
        assertThat(redactor.clean("a\n" + begin + "\nMIIE\nabc\n" + end + "\nb"))
                .isEqualTo("a\n" + begin + "[redacted]" + end + "\nb");
        assertThat(redactor.clean(begin + "\nMIIE\ncut off")).isEqualTo(begin + "[redacted]");
        assertThat(redactor.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String password = request.password;",
                "this.token = token;",
                "var token = nextToken();",
                "PASSWORD=${DB_PASSWORD}",
                "password = os.environ[\"X\"]",
                "Use bearer authentication everywhere",
                "the token budget of 8000 tokens",
                "http://localhost:8080/path",
                "git@example.org:team/repo.git",
                "sk-learn-based-pipeline-step"
            })
    void ordinaryTextAndCodeStay(String text) {
        Redactor redactor = new Redactor();
        assertThat(redactor.clean(text)).isEqualTo(text);
        assertThat(redactor.count()).isZero();
    }

    @Test
    void secretFoundTwiceCountsTwiceButNotAgain() {
        Redactor redactor = new Redactor();
        String once = redactor.clean("token=\"" + "sk-" + BODY + "\" password=abcd1234");
        assertThat(once).isEqualTo("token=\"[redacted]\" password=[redacted]");
        assertThat(redactor.clean(once)).isEqualTo(once);
        assertThat(redactor.count()).isEqualTo(2);
    }
}
