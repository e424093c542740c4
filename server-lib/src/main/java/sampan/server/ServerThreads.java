package sampan.server;

/// Makes the threads of a server that are not for files, and is the only place that does. The threads end when their
/// work does.
final class ServerThreads {
    private final String name;

    /// @param name for people who look at a list of threads
    ServerThreads(String name) {
        this.name = name;
    }

    /// A virtual thread for something that mostly waits for the network.
    void serve(String what, Runnable work) {
        Thread.ofVirtual().name("sampan-" + what + "-" + name).start(work);
    }

    /// A thread of the system for the same.
    void own(String what, Runnable work) {
        var _ = Thread.ofPlatform().daemon().name("sampan-" + what + "-" + name).start(work);
    }

    /// A thread of the system for the one thing that must go on when every virtual thread is held up.
    Thread watch(Runnable work) {
        return Thread.ofPlatform().daemon().name("sampan-watch-" + name).start(work);
    }

    /// A thread for the system to start when the program is asked to end.
    Thread atTheEnd(Runnable work) {
        return Thread.ofPlatform().name("sampan-end-" + name).unstarted(work);
    }
}
