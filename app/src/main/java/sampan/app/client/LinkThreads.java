package sampan.app.client;

import java.util.ArrayList;
import java.util.List;

/// Makes the threads of this package: one that reads for each link, one that watches over the links of a visit, and
/// those that say goodbye on several links at once. Platform threads, since a sink may write to a disk, and a stuck
/// disk stops every virtual thread there is. They end with their link or visit and do not keep the program running.
final class LinkThreads {
    private LinkThreads() {}

    static void start(String name, Runnable work) {
        Thread.ofPlatform().name(name).daemon().start(work);
    }

    /// Does all of it at once and waits for the end.
    static void together(String name, List<Runnable> works) {
        List<Thread> threads = new ArrayList<>();
        for (Runnable work : works) {
            threads.add(Thread.ofPlatform().name(name).daemon().start(work));
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            // The others end by themselves.
            Thread.currentThread().interrupt();
        }
    }
}
