package sampan.server.storage;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// A thread's few bytes outside the heap, for what native calls read and write; kept, because a call is
/// made for every listed name. Used by its thread alone.
final class NativeMemory {
    private static final int NAME = 1024;
    private static final int FORMAT = 0xf000;
    private static final int REGULAR = 0x8000;
    private static final int DIRECTORY = 0x4000;
    private static final int SYMBOLIC = 0xa000;
    private static final int BLOCK = 512;
    private static final ThreadLocal<NativeMemory> MINE = ThreadLocal.withInitial(NativeMemory::new);

    private final MemorySegment all = Arena.ofAuto().allocate(4096, 8);
    private final MemorySegment errno = all.asSlice(0, 64);
    private final MemorySegment times = all.asSlice(64, 64);
    private final MemorySegment stat = all.asSlice(128, 384);
    private final MemorySegment name = all.asSlice(512, NAME);
    private final MemorySegment other = all.asSlice(512 + NAME, NAME);

    private NativeMemory() {}

    /// The calling thread's.
    static NativeMemory mine() {
        return MINE.get();
    }

    MemorySegment errno() {
        return errno;
    }

    MemorySegment statBuffer() {
        return stat;
    }

    /// A name, ended by zero.
    MemorySegment name(String text) {
        return put(name, text);
    }

    /// A second name.
    MemorySegment other(String text) {
        return put(other, text);
    }

    /// Two times for utimensat: when it was read, which stays, and when it was changed.
    MemorySegment times(long seconds, long nanos) {
        times.set(JAVA_LONG, 0, 0);
        times.set(JAVA_LONG, 8, 0x3fff_fffeL);
        times.set(JAVA_LONG, 16, seconds);
        times.set(JAVA_LONG, 24, nanos);
        return times;
    }

    /// What statx(2) wrote; the layout is the same on every processor.
    Stat stat() {
        int mode = stat.get(JAVA_SHORT, 28) & 0xffff;
        Stat.Kind kind = switch (mode & FORMAT) {
            case REGULAR -> Stat.Kind.FILE;
            case DIRECTORY -> Stat.Kind.FOLDER;
            case SYMBOLIC -> Stat.Kind.LINK;
            default -> Stat.Kind.OTHER;
        };
        long device = ((long) stat.get(JAVA_INT, 136) << 32) | (stat.get(JAVA_INT, 140) & 0xffff_ffffL);
        boolean mounted = (stat.get(JAVA_INT, 0) & LinuxCalls.MOUNT) != 0;
        return new Stat(
                kind,
                mounted ? stat.get(JAVA_LONG, 144) : device,
                device,
                stat.get(JAVA_LONG, 32),
                stat.get(JAVA_INT, 16) & 0xffff_ffffL,
                mode,
                stat.get(JAVA_LONG, 40),
                stat.get(JAVA_LONG, 48) * BLOCK,
                Stat.nanos(stat.get(JAVA_LONG, 112), stat.get(JAVA_INT, 120)),
                Stat.nanos(stat.get(JAVA_LONG, 96), stat.get(JAVA_INT, 104)));
    }

    private static MemorySegment put(MemorySegment place, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= NAME) {
            throw new IllegalArgumentException("a name of " + bytes.length + " bytes");
        }
        MemorySegment.copy(bytes, 0, place, JAVA_BYTE, 0, bytes.length);
        place.set(JAVA_BYTE, bytes.length, (byte) 0);
        return place;
    }
}
