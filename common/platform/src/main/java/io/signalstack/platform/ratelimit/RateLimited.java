package io.signalstack.platform.ratelimit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The policy that requests to a REST method, or to all methods of a class, are counted under; a method's annotation
 * goes before its class's. Without it, requests count under {@link RateLimitPolicy#API} with a token and under
 * {@link RateLimitPolicy#PUBLIC_READ} without. Dear allowances are spent by {@link Allowances} instead.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RateLimited {

    RateLimitPolicy value();
}
