package io.signalstack.api.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Accounts and tokens; the README says what each key is for. */
@ConfigMapping(prefix = "signalstack.auth")
public interface AuthConfig {

    /** Folder of the signing key, which is made at the first start. */
    @WithDefault("keys")
    Path keyFolder();

    /** The signing key itself, PKCS #8 in PEM; goes before the folder. */
    Optional<String> signingKey();

    /** How long an access token is taken. */
    @WithDefault("15M")
    Duration tokenLifetime();

    /** bcrypt's cost: each step doubles the time that a guess takes. */
    @WithDefault("12")
    int bcryptCost();

    /** How many passwords are hashed at a time. */
    @WithDefault("2")
    int hashingThreads();

    /** How many more may wait for that, half of them only from where the account is known; the next one is a 503. */
    @WithDefault("8")
    int hashingQueue();

    /** How long they wait; then it is a 503, and the password is not hashed. */
    @WithDefault("2S")
    Duration hashingPatience();

    /** Address of the administrator; needs the password beside it. */
    Optional<String> adminEmail();

    /** The administrator's password. */
    Optional<String> adminPassword();
}
