@NullMarked
package dev.ringmaster.analysis.structure;

import org.jspecify.annotations.NullMarked;
