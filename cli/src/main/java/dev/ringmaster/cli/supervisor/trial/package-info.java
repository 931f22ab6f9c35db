/**
 * What a supervisor does about a release on trial: counts starts that fail, heeds the deadline and goes back by itself. It is not part of
 * what a release replaces, so it also works when everything that was released is broken.
 */
@NullMarked
package dev.ringmaster.cli.supervisor.trial;

import org.jspecify.annotations.NullMarked;
