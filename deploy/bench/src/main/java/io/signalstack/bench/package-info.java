/** Benchmarks: ours and a baseline in the same run, several times in turn. */
@NullMarked
package io.signalstack.bench;

import org.jspecify.annotations.NullMarked;
