package dev.ringmaster.release.store;

import dev.ringmaster.release.pipeline.Release;
import org.jspecify.annotations.Nullable;

/** @param traceparent the trace that its events belong to, or null */
public record StoredRelease(Release release, @Nullable String traceparent) {}
