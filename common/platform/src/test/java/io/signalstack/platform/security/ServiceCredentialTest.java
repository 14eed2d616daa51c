package io.signalstack.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceCredentialTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void what_one_service_sends_another_with_the_same_secret_knows() {
        var credential = new ServiceCredential(Optional.of(SECRET));
        assertThat(credential.isIn(credential.header())).isTrue();
        assertThat(credential.isIn("signalstack-service  " + SECRET)).isTrue();
        assertThat(credential.isIn(SECRET)).isFalse();
        assertThat(credential.isIn("SignalStack-Service" + SECRET)).isFalse();
        assertThat(credential.isIn(null)).isFalse();
    }

    @Test
    void without_a_secret_nobody_is_known_and_nothing_is_sent() {
        var none = new ServiceCredential(Optional.empty());
        assertThat(none.isThere()).isFalse();
        assertThat(none.isIn("SignalStack-Service ")).isFalse();
        assertThat(none.isIn("SignalStack-Service " + SECRET)).isFalse();
        assertThatIllegalStateException().isThrownBy(none::header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef 123456789abcdef",
                "ä123456789abcdef0123456789abcdef"
            })
    void a_secret_that_is_short_or_cannot_be_sent_is_refused_without_being_shown(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceCredential(Optional.of(secret)))
                .withMessageContaining("at least 32")
                .matches(e -> secret.isEmpty() || !e.getMessage().contains(secret));
    }

    @Test
    void it_is_never_shown() {
        assertThat(new ServiceCredential(Optional.of(SECRET))).asString().doesNotContain(SECRET);
    }
}
