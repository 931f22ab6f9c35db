@NullMarked
package dev.ringmaster.analysis.metric;

import org.jspecify.annotations.NullMarked;
