@NullMarked
package dev.ringmaster.analysis.graph;

import org.jspecify.annotations.NullMarked;
