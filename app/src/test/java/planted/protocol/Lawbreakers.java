package planted.protocol;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import planted.server.Hosting;
import sampan.app.laws.Breaks;

final class Lawbreakers {
    private Lawbreakers() {}

    @Breaks(1)
    static final class KnowsTheServer {
        final Hosting server = new Hosting();
    }

    @Breaks(2)
    static final class OpensASocket {
        final Socket socket = new Socket();
    }

    @Breaks(2)
    static final class ReadsAFile {
        String read(Path file) throws IOException {
            return Files.readString(file);
        }
    }

    @Breaks(2)
    static final class AsksTheClock {
        long now() {
            return System.nanoTime();
        }
    }

    @Breaks(2)
    static final class Locks {
        final ReentrantLock lock = new ReentrantLock();
    }

    @Breaks(3)
    static final class SpeaksJsonByItself {
        final JsonObject object = new JsonObject();
    }
}
