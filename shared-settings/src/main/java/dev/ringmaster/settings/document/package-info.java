/** Describes the settings for people and editors; every name, default and effect comes from the table that reads them. */
@NullMarked
package dev.ringmaster.settings.document;

import org.jspecify.annotations.NullMarked;
