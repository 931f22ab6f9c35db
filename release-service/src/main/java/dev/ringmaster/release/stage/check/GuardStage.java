package dev.ringmaster.release.stage.check;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.release.guard.GuardRules;
import dev.ringmaster.release.guard.Judgement;
import dev.ringmaster.release.guard.TreeGuard;
import dev.ringmaster.release.guard.Violation;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import dev.ringmaster.release.repository.SelfRepository;
import dev.ringmaster.release.stage.Job;
import dev.ringmaster.release.stage.Tools;
import dev.ringmaster.release.tree.Comparison;
import dev.ringmaster.release.tree.Trees;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Has the resulting tree judged; what it must not touch a person may let pass, tree by tree. */
public final class GuardStage {

    private static final int NAMED = 3;

    private final Tools tools;

    public GuardStage(Tools tools) {
        this.tools = tools;
    }

    public ReleaseCommand work(Job job) throws IOException, InterruptedException {
        ReleaseRef ref = job.release().ref();
        SelfRepository repository = tools.repository(job);
        Comparison comparison = new Trees(repository.gitFolder()).compare(ref.base(), ref.commit());
        GuardRules rules =
                GuardRules.of(tools.settings().changeable(), tools.settings().protectedFiles());
        Judgement judgement = new TreeGuard(rules).judge(comparison);
        if (judgement.isClear()) {
            return new ReleaseCommand.Pass(
                    ReleaseStage.GUARD,
                    comparison.changes().size() + " changed files, all of them declared changeable");
        }
        String sentences = sentences(judgement.violations());
        if (!judgement.isApprovable()) {
            return new ReleaseCommand.Reject(
                    ReleaseStage.GUARD,
                    FailureClass.REJECTED,
                    "The change holds what nobody may let pass: " + first(judgement.violations()),
                    sentences);
        }
        String approvedBy = job.approvals().get(DecisionKind.PROTECTED_CHANGE);
        return approvedBy != null && judgement.tree().equals(ref.tree())
                ? new ReleaseCommand.Pass(ReleaseStage.GUARD, "approved by " + approvedBy + ":\n" + sentences)
                : new ReleaseCommand.Ask(
                        ReleaseStage.GUARD,
                        DecisionKind.PROTECTED_CHANGE,
                        "The change touches what guards Ringmaster: " + first(judgement.violations()),
                        sentences + "\n\n" + repository.difference(ref));
    }

    private static String sentences(List<Violation> violations) {
        return violations.stream()
                .map(violation -> "- " + violation.sentence() + ".")
                .collect(Collectors.joining("\n"));
    }

    private static String first(List<Violation> violations) {
        String named = violations.stream().limit(NAMED).map(Violation::sentence).collect(Collectors.joining("; "));
        return named + (violations.size() > NAMED ? "; and " + (violations.size() - NAMED) + " more." : ".");
    }
}
