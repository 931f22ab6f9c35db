/** What every run against a whole ring needs: programs run to their end, an API that may be down, ports that are free. */
@NullMarked
package dev.ringmaster.e2e.ring;

import org.jspecify.annotations.NullMarked;
