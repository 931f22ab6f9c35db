package dev.ringmaster.api.why;

import dev.ringmaster.api.why.line.Place;
import dev.ringmaster.model.task.TaskState;
import java.util.ArrayList;
import java.util.List;

/** Says where a ready task stands in line, and what it waits for. */
final class ReadyWords {

    private static final int SHOWN = 3;

    private final WhyFacts facts;

    ReadyWords(WhyFacts facts) {
        this.facts = facts;
    }

    List<String> sentences(TaskState state) {
        List<String> said = new ArrayList<>();
        said.add(state.task() + " is ready since " + Wording.since(state.since(), facts.now()) + place() + ".");
        if (state.reassignTo() != null) {
            said.add("It waits for worker " + state.reassignTo() + ", which a person chose.");
        }
        Offer offer = facts.offer();
        if (offer.obstacle() != null) {
            said.add(Wording.sentence("It " + offer.obstacle()));
            return said;
        }
        offer.limits().stream().map(Wording::sentence).forEach(said::add);
        said.add(slots(offer));
        return said;
    }

    private String place() {
        Place place = facts.place();
        if (place == null) {
            return "";
        }
        if (place.beyond()) {
            return place.place() == 1
                    ? ", one of the " + Wording.count(place.ready(), "ready task", "ready tasks")
                            + " of its project, which have not been ranked yet"
                    : ", somewhere behind the first " + (place.place() - 1) + " of the " + place.ready()
                            + " ready tasks of its project, " + Wording.some(place.behind(), SHOWN) + " first";
        }
        String of = ", at place " + place.place() + " of the "
                + Wording.count(place.ready(), "ready task", "ready tasks") + " of its project";
        int before = place.place() - 1;
        if (before == 0) {
            return of;
        }
        List<String> shown =
                place.behind().stream().limit(SHOWN).map(String::valueOf).toList();
        return of + ", behind "
                + (before > shown.size()
                        ? String.join(", ", shown) + " and " + (before - shown.size()) + " more"
                        : Wording.and(shown));
    }

    private static String slots(Offer offer) {
        if (offer.workers().isEmpty()) {
            return "No worker has been heard of yet.";
        }
        String each = Wording.and(offer.workers().stream()
                .map(worker -> worker.worker() + " (" + worker.used() + " of "
                        + Wording.count(worker.slots(), "slot", "slots") + " in use)")
                .toList());
        boolean full = offer.workers().stream().allMatch(Offer.Slots::isFull);
        return "It goes to the first free slot of " + each
                + (full
                        ? ": what frees it soonest is the end of one of the attempts there."
                        : offer.limits().isEmpty() ? ", as soon as its turn comes." : ".");
    }
}
