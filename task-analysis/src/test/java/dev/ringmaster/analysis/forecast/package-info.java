@NullMarked
package dev.ringmaster.analysis.forecast;

import org.jspecify.annotations.NullMarked;
