@NullMarked
package dev.ringmaster.analysis.live;

import org.jspecify.annotations.NullMarked;
