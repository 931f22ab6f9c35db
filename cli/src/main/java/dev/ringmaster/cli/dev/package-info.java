/** Development on a running ring: a service in Quarkus' dev mode in the place of the one that is kept running. */
@NullMarked
package dev.ringmaster.cli.dev;

import org.jspecify.annotations.NullMarked;
