package sampan.app.transfer;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/// Lets a few things be under way at a time, in their order. Thread-safe.
final class Turns {
    private final int most;
    private final Consumer<Piece> begin;
    private final ArrayDeque<Piece> waiting = new ArrayDeque<>();
    private int active;
    private boolean beginning;

    /// @param begin called when it is a piece's turn
    Turns(int most, Consumer<Piece> begin) {
        this.most = most;
        this.begin = begin;
    }

    /// It shall begin when it is its turn.
    synchronized void add(Piece piece) {
        waiting.add(piece);
        next();
    }

    /// One has ended.
    synchronized void ended() {
        active--;
        next();
    }

    private void next() {
        if (beginning) {
            return;
        }
        // What begins may end at once, which comes back here: a loop, so that thousands do not nest.
        beginning = true;
        while (active < most && !waiting.isEmpty()) {
            active++;
            begin.accept(waiting.remove());
        }
        beginning = false;
    }
}
