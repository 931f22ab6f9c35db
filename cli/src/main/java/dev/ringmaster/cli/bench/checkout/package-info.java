/** Starts measurements of the services' code, which are programs of the checkout. */
@NullMarked
package dev.ringmaster.cli.bench.checkout;

import org.jspecify.annotations.NullMarked;
