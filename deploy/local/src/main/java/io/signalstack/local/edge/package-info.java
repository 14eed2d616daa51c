/** The one origin that clients talk to: routes by path, refuses paths that could be read in two ways. */
@NullMarked
package io.signalstack.local.edge;

import org.jspecify.annotations.NullMarked;
