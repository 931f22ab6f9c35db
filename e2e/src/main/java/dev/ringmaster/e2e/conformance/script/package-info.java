/** What a fake model answers, step by step, and how far each conversation has come. Pure: no sockets, no files but the scripts. */
@NullMarked
package dev.ringmaster.e2e.conformance.script;

import org.jspecify.annotations.NullMarked;
