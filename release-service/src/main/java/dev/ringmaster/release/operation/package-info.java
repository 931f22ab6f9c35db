/**
 * The shell around the pipeline: takes what is heard to the core, stores and tells what it decides, and has its stages
 * worked.
 */
@NullMarked
package dev.ringmaster.release.operation;

import org.jspecify.annotations.NullMarked;
