/** Commands that look ahead: how the work would go, and what stands out in it. */
@NullMarked
package dev.ringmaster.cli.command.plan;

import org.jspecify.annotations.NullMarked;
