package io.signalstack.api.inbound;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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

        @NotNull @Size(min = 8, max = 72) @MaxBytes(72) @Schema(examples = "a long pass phrase")
        String password) {

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return "Credentials[" + email + "]";
    }
}
