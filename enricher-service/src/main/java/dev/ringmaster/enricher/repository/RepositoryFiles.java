package dev.ringmaster.enricher.repository;

import dev.ringmaster.model.project.Project;
import java.util.Collection;
import java.util.Map;

/** The files of projects' repositories at their target branches. A repository that cannot be read has no files. */
public interface RepositoryFiles {

    /** No repository has any file. */
    RepositoryFiles NONE = new RepositoryFiles() {
        @Override
        public RepositoryTree tree(Project project) {
            return RepositoryTree.EMPTY;
        }

        @Override
        public Map<String, String> read(Project project, Collection<String> paths) {
            return Map.of();
        }
    };

    /** What files there are. */
    RepositoryTree tree(Project project);

    /** The text of those of the files that exist, are text and are not too large to be shown, by path. */
    Map<String, String> read(Project project, Collection<String> paths);
}
