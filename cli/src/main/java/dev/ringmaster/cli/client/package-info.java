/**
 * Talks to api-service: requests that are safe to repeat, its problems as failures of a command, and the event stream. Knows JSON, not what it
 * means.
 */
@NullMarked
package dev.ringmaster.cli.client;

import org.jspecify.annotations.NullMarked;
