/** The tables of release-service; the only place with SQL. */
@NullMarked
package dev.ringmaster.release.store;

import org.jspecify.annotations.NullMarked;
