@NullMarked
package dev.ringmaster.agent.report;

import org.jspecify.annotations.NullMarked;
