package dev.ringmaster.queue.shell;

import dev.ringmaster.queue.board.Board;
import dev.ringmaster.queue.board.Journal;

/** Something done with the board inside a ledger transaction. */
@FunctionalInterface
public interface BoardWork<T> {

    T on(Board board, Journal journal);
}
