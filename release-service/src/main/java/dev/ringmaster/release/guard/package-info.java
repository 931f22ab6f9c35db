/** Judges the tree that a change results in: what is not declared changeable is protected. Pure; reads what {@code release.tree} holds. */
@NullMarked
package dev.ringmaster.release.guard;

import org.jspecify.annotations.NullMarked;
