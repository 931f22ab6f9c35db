/** Shows open tasks and what they depend on as flat arrays of numbers, which all else here reads. Knows tasks by their ids alone. */
@NullMarked
package dev.ringmaster.analysis.graph;

import org.jspecify.annotations.NullMarked;
