package io.signalstack.api.inbound;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An address and its password, as they are sent.
 *
 * @param email taken in any case
 * @param password 8 characters or more, and at most 72 bytes, which is all that bcrypt looks at
 */
public record Credentials(
        @NotNull @Size(max = 254) @Pattern(regexp = "[^\\s\\p{Cntrl}@]+@[^\\s\\p{Cntrl}@]+", message = "is not an e-mail address") @Schema(examples = "me@example.org")
        String email,

        @NotNull @Size(min = 8, max = 72) @Schema(examples = "a long pass phrase")
        String password) {

    @AssertTrue(message = "the password has more than 72 bytes") @Schema(hidden = true)
    boolean isPasswordWithinBcrypt() {
        return password == null || password.getBytes(StandardCharsets.UTF_8).length <= 72;
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return "Credentials[" + email + "]";
    }
}
