/** The fake model server: listens on loopback, answers as scripted, and writes down what it was asked. */
@NullMarked
package dev.ringmaster.e2e.conformance.server;

import org.jspecify.annotations.NullMarked;
