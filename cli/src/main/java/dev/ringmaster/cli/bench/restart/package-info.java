/** Measures the replacement of components while clients of the API go on. */
@NullMarked
package dev.ringmaster.cli.bench.restart;

import org.jspecify.annotations.NullMarked;
