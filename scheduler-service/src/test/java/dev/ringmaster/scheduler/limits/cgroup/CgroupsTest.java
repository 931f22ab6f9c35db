package dev.ringmaster.scheduler.limits.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.settings.MemorySize;
import dev.ringmaster.model.settings.WorkerLimits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CgroupsTest {

    private static final Path ROOT = Path.of("/cg");
    private static final Path SCOPE = ROOT.resolve("user/ring.scope");
    private static final Path SERVICE = SCOPE.resolve("main");
    private static final String MOUNTS =
            "24 1 0:22 / /proc rw - proc proc rw\n30 1 0:27 / /cg rw,relatime - cgroup2 cg rw\n";
    private static final WorkerLimits LIMITS = new WorkerLimits(
            MemorySize.ofMegabytes(256),
            64,
            MemorySize.ofMegabytes(1),
            MemorySize.ofMegabytes(1),
            MemorySize.ofMegabytes(1));

    @Test
    void rootOfAContainerOfItsOwnIsDelegatedAndKeepsTheLimits() {
        FakeCgroupFiles files = new FakeCgroupFiles(ROOT, "cpu memory pids", "");
        Cgroups cgroups = Cgroups.probe(files, MOUNTS, "0::/\n", "ring");

        Path group = cgroups.create("one", LIMITS).orElseThrow();

        assertThat(cgroups.support()).isEqualTo(CgroupSupport.LIMITS);
        assertThat(files.read(group.resolve("memory.max"))).contains("268435456");
        assertThat(files.read(group.resolve("memory.oom.group"))).contains("1");
        assertThat(files.read(group.resolve("memory.swap.max"))).contains("0");
        assertThat(files.read(group.resolve("pids.max"))).contains("64");
    }

    @Test
    void groupsAreMadeBesideAServiceWhoseParentIsDelegated() {
        FakeCgroupFiles files = new FakeCgroupFiles(ROOT, "memory pids", "memory pids")
                .with(SCOPE, "memory pids", "memory pids", "")
                .with(SERVICE, "memory pids", "", "100\n101\n");

        Cgroups cgroups = Cgroups.probe(files, MOUNTS, "0::/user/ring.scope/main\n", "ring");

        assertThat(cgroups.support()).isEqualTo(CgroupSupport.LIMITS);
        assertThat(cgroups.create("one", LIMITS)).contains(SCOPE.resolve("ringmaster-ring-one"));
    }

    @Test
    void parentIsNeverChanged() {
        FakeCgroupFiles files = new FakeCgroupFiles(ROOT, "memory pids", "memory pids")
                .with(SCOPE, "memory pids", "", "")
                .with(SERVICE, "memory pids", "", "100\n");

        Cgroups.probe(files, MOUNTS, "0::/user/ring.scope/main\n", "ring");

        assertThat(files.read(SCOPE.resolve("cgroup.subtree_control"))).contains("");
    }

    @Test
    void groupsWithoutControllersStillHoldTheTree() {
        FakeCgroupFiles files = new FakeCgroupFiles(ROOT, "hugetlb", "");
        Cgroups cgroups = Cgroups.probe(files, MOUNTS, "0::/\n", "ring");

        Path group = cgroups.create("one", LIMITS).orElseThrow();
        files.files.put(group.resolve("cgroup.procs"), "7\n8\n");

        assertThat(cgroups.support()).isEqualTo(CgroupSupport.TREE);
        assertThat(cgroups.members("one")).containsExactly(7L, 8L);
        assertThat(cgroups.kill("one")).isTrue();
        assertThat(files.read(group.resolve("cgroup.kill"))).contains("1");
        assertThat(cgroups.remove("one")).isFalse();
    }

    @Test
    void readOnlyOrAbsentHierarchyMeansNone() {
        FakeCgroupFiles readOnly = new FakeCgroupFiles(ROOT, "memory pids", "");
        readOnly.writable = false;

        assertThat(Cgroups.probe(readOnly, MOUNTS, "0::/\n", "ring").support()).isEqualTo(CgroupSupport.NONE);
        Cgroups none = Cgroups.probe(readOnly, "", "9:name=systemd:/\n", "ring");
        assertThat(none.support()).isEqualTo(CgroupSupport.NONE);
        assertThat(none.create("one", LIMITS)).isEmpty();
        assertThat(none.members("one")).isEmpty();
        assertThat(none.kill("one")).isFalse();
    }

    @Test
    void probeLeavesNothingBehind() {
        FakeCgroupFiles files = new FakeCgroupFiles(ROOT, "memory pids", "");

        Cgroups.probe(files, MOUNTS, "0::/\n", "ring");

        assertThat(files.below(ROOT)).isEmpty();
    }

    @Test
    void kernelsOwnKillIsNoticed() {
        FakeCgroupFiles files = new FakeCgroupFiles(ROOT, "memory pids", "");
        Cgroups cgroups = Cgroups.probe(files, MOUNTS, "0::/\n", "ring");
        Path group = cgroups.create("one", LIMITS).orElseThrow();
        assertThat(cgroups.wasKilledForMemory("one")).isFalse();

        files.files.put(group.resolve("memory.events"), "oom 3\noom_kill 2\noom_group_kill 1\n");

        assertThat(cgroups.wasKilledForMemory("one")).isTrue();
    }

    @Test
    void emptyGroupsThatNobodyComesBackForAreRemoved() {
        FakeCgroupFiles files = new FakeCgroupFiles(ROOT, "memory pids", "");
        Cgroups gone = Cgroups.probe(files, MOUNTS, "0::/\n", "gone");
        Path forgotten = gone.create("one", LIMITS).orElseThrow();
        Path alive = gone.create("two", LIMITS).orElseThrow();
        Path young = gone.create("three", LIMITS).orElseThrow();
        files.files.put(alive.resolve("cgroup.procs"), "7\n");
        files.old.addAll(List.of(forgotten, alive));

        Cgroups.probe(files, MOUNTS, "0::/\n", "ring");

        assertThat(files.below(ROOT)).containsExactlyInAnyOrder(alive, young);
    }

    @Test
    void groupsOfOtherRingsAreNotOurs() {
        FakeCgroupFiles files = new FakeCgroupFiles(ROOT, "memory pids", "");
        Cgroups.probe(files, MOUNTS, "0::/\n", "other").create("theirs", LIMITS);
        Cgroups cgroups = Cgroups.probe(files, MOUNTS, "0::/\n", "ring");
        cgroups.create("one", LIMITS);

        assertThat(cgroups.runs()).isEqualTo(List.of("one"));
    }
}
