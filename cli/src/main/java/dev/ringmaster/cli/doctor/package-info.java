/** Looks over the machine and a ring's folder and says what is wrong and how to mend it. Changes nothing. */
@NullMarked
package dev.ringmaster.cli.doctor;

import org.jspecify.annotations.NullMarked;
