/** Takes the topics in and answers for lost ones. It must not decide or wait: it stores the intent and acknowledges. */
@NullMarked
package dev.ringmaster.scheduler.messaging;

import org.jspecify.annotations.NullMarked;
