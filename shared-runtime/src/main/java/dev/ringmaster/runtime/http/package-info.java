/** Who may speak to a service over HTTP: the ring's token, a known host, a known origin. */
@NullMarked
package dev.ringmaster.runtime.http;

import org.jspecify.annotations.NullMarked;
