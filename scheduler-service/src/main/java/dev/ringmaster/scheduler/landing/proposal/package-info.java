/** Brings proven work before people: questions of review, and requests at a forge that are followed until they are decided. */
@NullMarked
package dev.ringmaster.scheduler.landing.proposal;

import org.jspecify.annotations.NullMarked;
