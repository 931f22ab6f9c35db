package dev.ringmaster.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers of one measured quantity. Percentiles are the nearest rank: a value that was really measured. */
public final class Figures {

    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    int count() {
        return values.size();
    }

    /** One of the values, in the order they were measured. */
    double value(int index) {
        return values.get(index);
    }

    /** @param percent 0 to 100. @throws IllegalStateException if nothing was measured */
    double percentile(double percent) {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    public double median() {
        return percentile(50);
    }

    /** Writes {@code name}, {@code name_min} and {@code name_max}, rounded to so many decimals. */
    public void write(ObjectNode node, String name, int decimals) {
        write(node, name, median(), decimals);
        write(node, name + "_min", percentile(0), decimals);
        write(node, name + "_max", percentile(100), decimals);
    }

    static void write(ObjectNode node, String name, double value, int decimals) {
        if (decimals == 0) {
            node.put(name, Math.round(value));
        } else {
            double scale = Math.pow(10, decimals);
            node.put(name, Math.round(value * scale) / scale);
        }
    }
}
