/** Decides whether a project is valid and what it is called; asks git about repositories through a port. */
@NullMarked
package dev.ringmaster.api.project;

import org.jspecify.annotations.NullMarked;
