/**
 * Two commits as their objects say, never as a worktree, an index, an attribute or a replacing ref shows them. {@code Trees} asks git; the
 * rest are values.
 */
@NullMarked
package dev.ringmaster.release.tree;

import org.jspecify.annotations.NullMarked;
