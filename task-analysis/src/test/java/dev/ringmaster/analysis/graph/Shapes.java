package dev.ringmaster.analysis.graph;

import dev.ringmaster.model.id.TaskId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.LongArbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Draws graphs of many shapes; ids come in any order, often before those they depend on, and often name a dependency twice. */
public final class Shapes implements ArbitraryProvider {

    /** How tasks depend on each other. */
    public enum Shape {
        CHAIN,
        STAR,
        REVERSED_STAR,
        LAYERED_COMPLETE,
        FOREST,
        DISCONNECTED,
        SPARSE,
        DENSE,
        LONE,
        CYCLIC
    }

    /** @param graph of that shape, with 1 to 80 tasks */
    public record Drawn(Shape shape, GraphSnapshot graph) {

        public boolean isAcyclic() {
            return graph.needsFirst().settled() == graph.size();
        }

        @Override
        public String toString() {
            List<String> rows = new ArrayList<>();
            for (int v = 0; v < graph.size(); v++) {
                List<Integer> needs = new ArrayList<>();
                for (int e = graph.needsFrom()[v]; e < graph.needsFrom()[v + 1]; e++) {
                    needs.add(graph.needs()[e]);
                }
                rows.add(v + "→" + needs);
            }
            return shape + " " + rows;
        }
    }

    @Override
    public boolean canProvideFor(TypeUsage targetType) {
        return targetType.isOfType(Drawn.class);
    }

    @Override
    public java.util.Set<Arbitrary<?>> provideFor(TypeUsage targetType, SubtypeProvider subtypes) {
        LongArbitrary seeds = Arbitraries.longs();
        return java.util.Set.of(Combinators.combine(
                        Arbitraries.of(Shape.class), Arbitraries.integers().between(1, 80), seeds)
                .as(Shapes::draw));
    }

    public static Drawn draw(Shape shape, int size, long seed) {
        Random random = new Random(seed);
        List<List<Integer>> needed = new ArrayList<>();
        int width = 1 + random.nextInt(6);
        for (int v = 0; v < size; v++) {
            needed.add(needs(shape, v, size, width, random));
        }
        List<Integer> arrival = new ArrayList<>();
        for (int v = 0; v < size; v++) {
            arrival.add(v);
        }
        Collections.shuffle(arrival, random);
        GraphBuilder builder = new GraphBuilder();
        for (int v : arrival) {
            List<TaskId> dependencies = new ArrayList<>();
            for (int d : needed.get(v)) {
                dependencies.add(task(d));
                if (random.nextInt(4) == 0) {
                    dependencies.add(task(d));
                }
            }
            if (random.nextInt(8) == 0) {
                dependencies.add(new TaskId("never-created"));
            }
            builder.add(task(v), dependencies, random.nextInt(5), 1 + random.nextInt(90));
        }
        return new Drawn(shape, builder.build());
    }

    private static List<Integer> needs(Shape shape, int v, int size, int width, Random random) {
        return switch (shape) {
            case LONE -> List.of();
            case CHAIN -> v == 0 ? List.of() : List.of(v - 1);
            case STAR -> v == 0 ? List.of() : List.of(0);
            case REVERSED_STAR -> v == 0 ? range(1, size) : List.of();
            case LAYERED_COMPLETE -> v < width ? List.of() : range(v / width * width - width, v / width * width);
            case FOREST -> v == 0 || random.nextInt(6) == 0 ? List.of() : List.of(random.nextInt(v));
            case DISCONNECTED -> v < 4 ? List.of() : List.of(v - 4, v % 4 + random.nextInt(v / 4) * 4);
            case SPARSE -> some(v, random.nextInt(3), random);
            case DENSE -> some(v, random.nextInt(12), random);
            case CYCLIC -> some(size, random.nextInt(3), random);
        };
    }

    private static List<Integer> range(int begin, int end) {
        List<Integer> all = new ArrayList<>();
        for (int v = begin; v < end; v++) {
            all.add(v);
        }
        return all;
    }

    private static List<Integer> some(int below, int count, Random random) {
        List<Integer> some = new ArrayList<>();
        for (int i = 0; i < count && below > 0; i++) {
            some.add(random.nextInt(below));
        }
        return some;
    }

    private static TaskId task(int v) {
        return new TaskId("t-" + v);
    }
}
