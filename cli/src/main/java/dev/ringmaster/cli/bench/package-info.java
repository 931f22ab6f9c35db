/** Measures the ring as it is installed, and prints one line of JSON for each measurement. Everything else goes to standard error. */
@NullMarked
package dev.ringmaster.cli.bench;

import org.jspecify.annotations.NullMarked;
