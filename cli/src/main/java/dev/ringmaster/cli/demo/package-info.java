/** The demonstration: a sample repository, twelve tasks, and proof at the end that each of them landed. */
@NullMarked
package dev.ringmaster.cli.demo;

import org.jspecify.annotations.NullMarked;
