/** What an agent used and said of itself: tokens, cost, limits. Each figure says where it comes from. */
@NullMarked
package dev.ringmaster.model.usage;

import org.jspecify.annotations.NullMarked;
