package dev.ringmaster.scheduler.landing;

import dev.ringmaster.model.project.Gate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Gates that run for one link of a batch, with its surroundings.
 *
 * @param link its place in the batch, from 0
 * @param gates at least one, in order
 */
record GateTurn(int link, List<Gate> gates) {

    /**
     * What has to run on a tree that several works stand on: every gate that any of them is proven by, once. First all those of the last
     * one, which is judged by them; then, in order, what only those before it have.
     *
     * @param gates of each link, at least one
     */
    static List<GateTurn> plan(List<List<Gate>> gates) {
        int last = gates.size() - 1;
        Set<Gate> planned = new LinkedHashSet<>();
        List<GateTurn> turns = new ArrayList<>();
        add(turns, last, gates.get(last), planned);
        for (int link = 0; link < last; link++) {
            add(turns, link, gates.get(link), planned);
        }
        return turns;
    }

    private static void add(List<GateTurn> turns, int link, List<Gate> gates, Set<Gate> planned) {
        List<Gate> open = gates.stream().filter(planned::add).toList();
        if (!open.isEmpty()) {
            turns.add(new GateTurn(link, open));
        }
    }
}
