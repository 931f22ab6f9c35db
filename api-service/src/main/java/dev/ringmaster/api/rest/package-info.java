/** The HTTP API under /api/v1: checks the form of requests and turns results and refusals into responses. */
@NullMarked
package dev.ringmaster.api.rest;

import org.jspecify.annotations.NullMarked;
