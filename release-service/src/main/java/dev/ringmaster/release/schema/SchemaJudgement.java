package dev.ringmaster.release.schema;

import java.util.List;

/**
 * What is to be said of the migrations of a change.
 *
 * @param migrations the new ones, in their order; where there are any, the release before must be tried on their result
 * @param problems empty if they only expand
 */
public record SchemaJudgement(List<String> migrations, List<SchemaProblem> problems) {
    public SchemaJudgement {
        migrations = List.copyOf(migrations);
        problems = List.copyOf(problems);
    }

    public boolean needsRehearsal() {
        return !migrations.isEmpty();
    }

    public boolean onlyExpands() {
        return problems.isEmpty();
    }
}
