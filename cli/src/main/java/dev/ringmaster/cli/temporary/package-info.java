/** A ring that lives for one purpose, such as training or measuring, in a folder and on ports of its own. */
@NullMarked
package dev.ringmaster.cli.temporary;

import org.jspecify.annotations.NullMarked;
