package dev.ringmaster.e2e.conformance.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers a history; neighbouring items of the model are one turn, however the protocol splits them. */
final class Turns {

    private final List<String> userTexts = new ArrayList<>();
    private final List<String> toolResults = new ArrayList<>();
    private final List<Ask.Turn> turns = new ArrayList<>();
    private boolean inTurn;

    void user(String text) {
        userTexts.add(text);
        inTurn = false;
    }

    void toolResult(String text) {
        toolResults.add(text);
        inTurn = false;
    }

    void modelText(String text) {
        add(new Ask.Turn(Optional.empty(), text));
    }

    void modelCall(String id) {
        add(new Ask.Turn(Optional.of(id), ""));
    }

    private void add(Ask.Turn item) {
        if (inTurn) {
            Ask.Turn before = turns.removeLast();
            turns.add(new Ask.Turn(before.callId().or(item::callId), before.text() + item.text()));
        } else {
            turns.add(item);
        }
        inTurn = true;
    }

    List<String> userTexts() {
        return userTexts;
    }

    List<String> toolResults() {
        return toolResults;
    }

    List<Ask.Turn> turns() {
        return turns;
    }
}
