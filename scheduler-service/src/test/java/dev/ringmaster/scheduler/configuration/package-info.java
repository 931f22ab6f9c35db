@NullMarked
package dev.ringmaster.scheduler.configuration;

import org.jspecify.annotations.NullMarked;
