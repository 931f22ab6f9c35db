/** Brings issue files in and writes them out again. The files themselves go through temporary ones: none is ever held in memory. */
@NullMarked
package dev.ringmaster.api.exchange;

import org.jspecify.annotations.NullMarked;
