/** Keeps what the read model is made of: one class for each view. Everything here may be deleted and is made anew from events. */
@NullMarked
package dev.ringmaster.api.view;

import org.jspecify.annotations.NullMarked;
