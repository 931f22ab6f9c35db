/** One ring on this machine as its supervisor hosts it: what is checked first, how its programs are found, how it ends. */
@NullMarked
package dev.ringmaster.cli.supervisor.host;

import org.jspecify.annotations.NullMarked;
