@NullMarked
package dev.ringmaster.release.tests;

import org.jspecify.annotations.NullMarked;
