/** Says how a result is proved: what is taken from the base first, and what the fast proof runs. Pure. */
@NullMarked
package dev.ringmaster.release.proof;

import org.jspecify.annotations.NullMarked;
