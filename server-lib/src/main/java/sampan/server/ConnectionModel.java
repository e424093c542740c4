package sampan.server;

import java.util.Locale;

/// How a server waits for its visitors and serves many of them. What is said to a visitor does not depend on it.
public enum ConnectionModel {
    /// One visitor at a time, by the thread that accepts; the next waits in the system's queue until the one before has
    /// left or was idle for too long.
    ITERATIVE,
    /// A process for each connection: what happens in one harms no other, and costs a program each.
    PROCESS,
    /// A thread of the system for each connection.
    THREAD,
    /// A virtual thread for each connection.
    VIRTUAL_THREAD,
    /// A few threads that watch all connections at once; a connection that waits for its visitor holds no thread.
    EVENT_LOOP;

    /// The word in the terminal: lower case, with a hyphen.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The model of this word.
    ///
    /// @throws IllegalArgumentException if there is no such word
    public static ConnectionModel parse(String word) {
        for (ConnectionModel model : values()) {
            if (model.word().equals(word)) {
                return model;
            }
        }
        throw new IllegalArgumentException("no connection model is called " + word);
    }
}
