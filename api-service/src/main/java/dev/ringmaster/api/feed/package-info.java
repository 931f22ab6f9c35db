/** The ordered feed of every event and the streams that follow it without gap or repeat. Knows neither HTTP nor SQL. */
@NullMarked
package dev.ringmaster.api.feed;

import org.jspecify.annotations.NullMarked;
