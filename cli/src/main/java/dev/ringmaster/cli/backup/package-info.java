/** Backups of a ring and their way back: its databases, settings and the work that has not landed. */
@NullMarked
package dev.ringmaster.cli.backup;

import org.jspecify.annotations.NullMarked;
