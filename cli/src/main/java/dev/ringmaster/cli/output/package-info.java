/** How results look: tables for people, tab-separated lines and JSON for programs. Knows no command and no server. */
@NullMarked
package dev.ringmaster.cli.output;

import org.jspecify.annotations.NullMarked;
