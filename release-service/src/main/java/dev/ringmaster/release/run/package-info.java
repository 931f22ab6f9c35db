/** Commands that a release runs: each outlives this process and is known again by it, and the installed command line among them. */
@NullMarked
package dev.ringmaster.release.run;

import org.jspecify.annotations.NullMarked;
