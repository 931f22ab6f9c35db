/**
 * Forecasts when open work will be done, by simulating many times how it would go.
 *
 * <p>Decides nothing that runs and knows neither a clock nor a store: whoever asks brings the tasks, the workers and what was learned.
 */
@NullMarked
package dev.ringmaster.analysis.forecast;

import org.jspecify.annotations.NullMarked;
