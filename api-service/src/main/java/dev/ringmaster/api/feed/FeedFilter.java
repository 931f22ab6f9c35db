package dev.ringmaster.api.feed;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader wants; what is absent does not restrict.
 *
 * @param types facts such as {@code task.ready}, or a whole entity such as {@code attempt.*}; all when empty
 */
public record FeedFilter(
        Set<String> types, @Nullable String task, @Nullable String project) {

    public static final FeedFilter ALL = new FeedFilter(Set.of(), null, null);

    public FeedFilter {
        types = Set.copyOf(types);
    }

    public boolean matches(FeedItem item) {
        return (task == null || task.equals(item.task()))
                && (project == null || project.equals(item.project()))
                && (types.isEmpty() || types.contains(item.type()) || types.contains(entityOf(item.type())));
    }

    private static String entityOf(String type) {
        int dot = type.indexOf('.');
        return (dot < 0 ? type : type.substring(0, dot)) + ".*";
    }
}
