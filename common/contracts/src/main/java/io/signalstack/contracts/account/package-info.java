/** What services agree on about the accounts that call them. */
@NullMarked
package io.signalstack.contracts.account;

import org.jspecify.annotations.NullMarked;
