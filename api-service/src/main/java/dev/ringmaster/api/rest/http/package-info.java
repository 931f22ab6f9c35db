/** The conventions of this API over HTTP: problems, versions, repeated requests and the token in the documentation. */
@NullMarked
package dev.ringmaster.api.rest.http;

import org.jspecify.annotations.NullMarked;
