@NullMarked
package dev.ringmaster.release.tree;

import org.jspecify.annotations.NullMarked;
