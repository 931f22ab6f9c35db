@NullMarked
package dev.ringmaster.scheduler.landing.proposal;

import org.jspecify.annotations.NullMarked;
