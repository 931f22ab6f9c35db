/** Hot reload: a change of the sources, or a package built by hand, goes live in the components that it belongs to. */
@NullMarked
package dev.ringmaster.cli.reload;

import org.jspecify.annotations.NullMarked;
