package dev.ringmaster.queue.budget;

import dev.ringmaster.model.budget.BudgetScope;
import dev.ringmaster.model.budget.BudgetState;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.queue.budget.Account.Sum;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what attempts cost. An amount is set aside before an attempt and replaced by its cost once that is known; an unknown cost
 * keeps what was set aside. Not safe for use by several threads.
 */
public final class BudgetBook {

    private final Supplier<BudgetLimits> limits;
    private final Map<AttemptId, Spend> open = new HashMap<>();
    private final Map<Account, Sum> sums = new HashMap<>();
    private final Map<TaskId, BigDecimal> ceilings = new HashMap<>();
    private final Map<Account, String> shut = new LinkedHashMap<>();
    private final Set<Account> changed = new LinkedHashSet<>();

    public BudgetBook(Supplier<BudgetLimits> limits) {
        this.limits = limits;
    }

    /** Fills an empty book. */
    public void restore(Collection<Spend> spends, Map<TaskId, BigDecimal> raised) {
        for (Spend spend : spends) {
            add(spend);
            if (!spend.ended()) {
                open.put(spend.attempt(), spend);
            }
        }
        ceilings.putAll(raised);
        changed.clear();
    }

    /** The day that an instant belongs to: it begins at midnight UTC. */
    public static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** Whether the task's next attempt may be paid for. */
    public BudgetVerdict judge(TaskId task, ProjectId project, Instant now) {
        LocalDate day = dayOf(now);
        BigDecimal ceiling = ceilings.get(task);
        if (ceiling != null) {
            // A person has looked at this task: their word goes before the budgets that it shares.
            return verdict(Account.of(task), ceiling, day);
        }
        for (Account account : List.of(Account.of(task), Account.of(project, day), Account.of(day))) {
            BudgetVerdict verdict = verdict(account, account.limit(limits.get()), day);
            if (!(verdict instanceof BudgetVerdict.Allowed)) {
                shut(account, verdict);
                return verdict;
            }
        }
        return new BudgetVerdict.Allowed();
    }

    private BudgetVerdict verdict(Account account, @Nullable BigDecimal limit, LocalDate day) {
        Sum sum = sum(account);
        if (limit == null || fits(sum.total(), limit)) {
            return new BudgetVerdict.Allowed();
        }
        String detail = account.spoken() + " is " + usd(limit) + ": " + usd(sum.spent()) + " spent, " + usd(sum.aside())
                + " set aside, " + usd(limits.get().reserve()) + " needed";
        // A task has one attempt at a time: what is set aside for it is not about to come back.
        if (account.scope() != BudgetScope.TASK && fits(sum.total().subtract(sum.live()), limit)) {
            return new BudgetVerdict.Waits(account.scope(), detail);
        }
        boolean ofTask = account.scope() == BudgetScope.TASK;
        return new BudgetVerdict.Spent(account.scope(), detail, ofTask ? null : dayAfter(day));
    }

    /** A budget that many tasks share stands in the way of all of them until it is renewed or some of it comes back. */
    private void shut(Account account, BudgetVerdict verdict) {
        switch (verdict) {
            case BudgetVerdict.Waits waits -> shut.put(account, waits.detail());
            case BudgetVerdict.Spent spent -> shut.put(account, spent.detail());
            case BudgetVerdict.Allowed _ -> {}
        }
        if (account.scope() == BudgetScope.TASK) {
            shut.remove(account);
        }
    }

    /** Finds the shared budgets that are used up, as {@link #judge} would find them; for a start. */
    public void shutSpent(Instant now) {
        LocalDate day = dayOf(now);
        sums.keySet().stream()
                .filter(account -> day.equals(account.day()))
                .forEach(account -> shut(account, verdict(account, account.limit(limits.get()), day)));
    }

    /** Which shared budget stands in the way of the task, in words for a person; null when none does. */
    public @Nullable String obstacle(TaskId task, ProjectId project) {
        if (shut.isEmpty() || ceilings.containsKey(task)) {
            return null;
        }
        return shut.entrySet().stream()
                .filter(entry -> entry.getKey().scope() == BudgetScope.DAY
                        || entry.getKey().subject().equals(project.value()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Opens the shared budgets of which enough is left again; whether there were any. */
    public boolean reopen(Instant now) {
        LocalDate day = dayOf(now);
        return shut.keySet()
                .removeIf(account -> !day.equals(account.day())
                        || verdict(account, account.limit(limits.get()), day) instanceof BudgetVerdict.Allowed);
    }

    /** When shared budgets that are used up are renewed, or null when none is. */
    public @Nullable Instant nextRenewal() {
        return shut.keySet().stream()
                .map(Account::day)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(BudgetBook::dayAfter)
                .orElse(null);
    }

    private static Instant dayAfter(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String usd(BigDecimal amount) {
        return "$" + (amount.scale() < 2 ? amount.setScale(2) : amount).toPlainString();
    }

    private boolean fits(BigDecimal used, BigDecimal limit) {
        return used.add(limits.get().reserve()).compareTo(limit) <= 0;
    }

    /** Sets an amount aside for an attempt that is given out now. */
    public Spend reserve(AttemptId attempt, TaskId task, ProjectId project, Instant now) {
        Spend spend = new Spend(attempt, task, project, dayOf(now), limits.get().reserve(), null, false);
        open.put(attempt, spend);
        add(spend);
        return spend;
    }

    /** Takes in what an attempt under way has cost so far; empty when that is not new. */
    public Optional<Spend> reported(AttemptId attempt, BigDecimal usd) {
        Spend before = open.get(attempt);
        return before == null || (before.cost() != null && usd.compareTo(before.cost()) == 0)
                ? Optional.empty()
                : Optional.of(replace(before, before.costing(usd)));
    }

    /** Settles an attempt that is over; empty when it was settled before. */
    public Optional<Spend> ended(AttemptId attempt, boolean ran) {
        Spend before = open.remove(attempt);
        return before == null ? Optional.empty() : Optional.of(replace(before, before.ended(ran)));
    }

    /** Lets a task go further than the budgets; the new ceiling of all its attempts together. */
    public BigDecimal raise(TaskId task) {
        BigDecimal ceiling = sum(Account.of(task))
                .total()
                .add(limits.get().raise().max(limits.get().reserve()));
        ceilings.put(task, ceiling);
        return ceiling;
    }

    /** What has changed since the last call. */
    public List<BudgetState> takeChanged(Instant now) {
        List<BudgetState> states = changed.stream()
                .map(account -> account.state(sum(account), limitOf(account), now))
                .toList();
        changed.clear();
        return states;
    }

    public boolean hasChanged() {
        return !changed.isEmpty();
    }

    /** How the budgets of this day stand. */
    public List<BudgetState> statesOf(LocalDate day, Instant now) {
        return sums.keySet().stream()
                .filter(account -> day.equals(account.day()))
                .map(account -> account.state(sum(account), limitOf(account), now))
                .toList();
    }

    /** Forgets a task that is finished; its days remember what it cost. */
    public void forget(TaskId task) {
        sums.remove(Account.of(task));
        ceilings.remove(task);
    }

    private @Nullable BigDecimal limitOf(Account account) {
        BigDecimal ceiling = account.scope() == BudgetScope.TASK ? ceilings.get(new TaskId(account.subject())) : null;
        return ceiling == null ? account.limit(limits.get()) : ceiling;
    }

    private Spend replace(Spend before, Spend after) {
        if (!after.ended()) {
            open.put(after.attempt(), after);
        }
        for (Account account : accounts(before)) {
            sums.put(account, sum(account).minus(before).plus(after));
            changed.add(account);
        }
        return after;
    }

    private void add(Spend spend) {
        for (Account account : accounts(spend)) {
            sums.put(account, sum(account).plus(spend));
            changed.add(account);
        }
    }

    private Sum sum(Account account) {
        return sums.getOrDefault(account, Sum.NOTHING);
    }

    private static List<Account> accounts(Spend spend) {
        return List.of(Account.of(spend.task()), Account.of(spend.project(), spend.day()), Account.of(spend.day()));
    }
}
