/** The sandbox in tests: each server is started once per JVM and shared by all test classes and Quarkus profiles. */
@NullMarked
package io.signalstack.sandbox.testing;

import org.jspecify.annotations.NullMarked;
