@NullMarked
package dev.ringmaster.release.modules;

import org.jspecify.annotations.NullMarked;
