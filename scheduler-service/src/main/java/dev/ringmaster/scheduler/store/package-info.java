/** Keeps what scheduler-service owns in its database. It must not decide anything: it stores and finds what others decided. */
@NullMarked
package dev.ringmaster.scheduler.store;

import org.jspecify.annotations.NullMarked;
