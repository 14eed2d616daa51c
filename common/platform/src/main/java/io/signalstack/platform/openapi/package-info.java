/** What all services' OpenAPI documents say beyond what is read off resources and records. */
@NullMarked
package io.signalstack.platform.openapi;

import org.jspecify.annotations.NullMarked;
