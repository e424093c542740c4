package sampan.server.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The system calls of Linux that start a process with a connection in its hands, which the JDK can't: posix_spawn(3)
/// and what belongs to it. Where the program was not started with native access for this module, or the C library lacks
/// one of them (glibc has them all since 2.34), none is made and [#available] is false; nothing is ever printed.
///
/// As every function takes whole numbers and addresses, each is described as taking six long integers and giving an
/// int; the calling conventions of Linux on x86-64, AArch64 and RISC-V put those into registers.
@SuppressWarnings("restricted")
final class ProcessCalls {
    private static final Set<String> KNOWN_CONVENTIONS = Set.of("amd64", "aarch64", "riscv64");

    /// Larger than glibc's and musl's `posix_spawn_file_actions_t`, and than any name of a socket.
    private static final int ROOM = 256;

    private static final int INTERRUPTED = 4;
    private static final long NO_ATTRIBUTES = 0;
    private static final int WRITE_ONLY = 1;
    private static final int BY_PID = 1;
    private static final int WAIT_EXITED = 4;
    private static final int WAIT_LEAVING_IT = 0x0100_0000;

    private static final @Nullable Functions FUNCTIONS = load();

    private ProcessCalls() {}

    private record Functions(
            MethodHandle getpeername,
            MethodHandle getsockname,
            MethodHandle actionsInit,
            MethodHandle actionsDestroy,
            MethodHandle addDup2,
            MethodHandle addOpen,
            MethodHandle addCloseFrom,
            MethodHandle spawn,
            MethodHandle waitid,
            MethodHandle waitpid,
            MethodHandle kill) {}

    /// Whether the calls can be made.
    static boolean available() {
        return FUNCTIONS != null;
    }

    /// The other end of the socket with this number, or null if it is none.
    static @Nullable SocketName peerName(int number) {
        return name(functions().getpeername(), number);
    }

    /// This end of it.
    static @Nullable SocketName ownName(int number) {
        return name(functions().getsockname(), number);
    }

    private static @Nullable SocketName name(MethodHandle function, int number) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(ROOM, Long.BYTES);
            MemorySegment length = arena.allocateFrom(JAVA_INT, ROOM);
            return call(function, number, name.address(), length.address()) == 0 ? SocketName.of(name) : null;
        }
    }

    /// Starts a process that has this descriptor as its standard input, nothing as its standard output, this program's
    /// standard error, and no other.
    ///
    /// @return its number
    static int spawn(int input, List<String> command) throws IOException {
        Functions f = functions();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment actions = arena.allocate(ROOM, Long.BYTES);
            MemorySegment pid = arena.allocate(JAVA_INT);
            MemorySegment nowhere = arena.allocateFrom("/dev/null");
            check("posix_spawn_file_actions_init", call(f.actionsInit(), actions.address()));
            try {
                check("adddup2", call(f.addDup2(), actions.address(), input, 0));
                check("addopen", call(f.addOpen(), actions.address(), 1, nowhere.address(), WRITE_ONLY, 0));
                check("addclosefrom", call(f.addCloseFrom(), actions.address(), 3));
                List<String> environment = new ArrayList<>();
                System.getenv().forEach((key, value) -> environment.add(key + "=" + value));
                check(
                        command.getFirst(),
                        call(
                                f.spawn(),
                                pid.address(),
                                arena.allocateFrom(command.getFirst()).address(),
                                actions.address(),
                                NO_ATTRIBUTES,
                                strings(arena, command).address(),
                                strings(arena, environment).address()));
            } finally {
                call(f.actionsDestroy(), actions.address());
            }
            return pid.get(JAVA_INT, 0);
        }
    }

    /// An array of C strings with a null at its end.
    private static MemorySegment strings(Arena arena, List<String> texts) {
        MemorySegment array = arena.allocate(ADDRESS, texts.size() + 1L);
        for (int i = 0; i < texts.size(); i++) {
            array.setAtIndex(ADDRESS, i, arena.allocateFrom(texts.get(i)));
        }
        return array;
    }

    /// posix_spawn and its kin return what went wrong instead of setting errno.
    private static void check(String what, int problem) throws IOException {
        if (problem != 0) {
            throw new IOException("can't start a process: " + what + ": error " + problem);
        }
    }

    /// Waits until a child has ended, and leaves it to [#reap].
    static void awaitEnd(int pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment told = arena.allocate(ROOM, Long.BYTES);
            int result;
            do {
                result = call(functions().waitid(), BY_PID, pid, told.address(), WAIT_EXITED | WAIT_LEAVING_IT, 0);
            } while (result == -INTERRUPTED);
        }
    }

    /// Forgets a child that has ended.
    ///
    /// @return its exit code, or 128 and the number of the signal that ended it
    static int reap(int pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            int result;
            do {
                result = call(functions().waitpid(), pid, status.address(), 0);
            } while (result == -INTERRUPTED);
            int told = status.get(JAVA_INT, 0);
            int signal = told & 0x7f;
            return signal == 0 ? (told >> 8) & 0xff : 128 + signal;
        }
    }

    /// kill(2).
    static void kill(int pid, int signal) {
        call(functions().kill(), pid, signal);
    }

    /// @return what the function returns, or the negative number of the error where it returns less than 0
    private static int call(MethodHandle function, long... given) {
        long[] all = new long[6];
        System.arraycopy(given, 0, all, 0, given.length);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
            int result = (int) function.invokeExact(errno, all[0], all[1], all[2], all[3], all[4], all[5]);
            return result >= 0 ? result : -errno.get(JAVA_INT, 0);
        } catch (Throwable impossible) {
            throw new AssertionError("a native call throws nothing", impossible);
        }
    }

    private static Functions functions() {
        if (FUNCTIONS == null) {
            throw new IllegalStateException("no native calls here");
        }
        return FUNCTIONS;
    }

    private static @Nullable Functions load() {
        if (!System.getProperty("os.name", "").equals("Linux")
                || !KNOWN_CONVENTIONS.contains(System.getProperty("os.arch", ""))
                || !ProcessCalls.class.getModule().isNativeAccessEnabled()) {
            return null;
        }
        List<String> names = List.of(
                "getpeername",
                "getsockname",
                "posix_spawn_file_actions_init",
                "posix_spawn_file_actions_destroy",
                "posix_spawn_file_actions_adddup2",
                "posix_spawn_file_actions_addopen",
                "posix_spawn_file_actions_addclosefrom_np",
                "posix_spawn",
                "waitid",
                "waitpid",
                "kill");
        Linker linker = Linker.nativeLinker();
        List<MethodHandle> found = new ArrayList<>();
        for (String name : names) {
            linker.defaultLookup()
                    .find(name)
                    .map(address -> linker.downcallHandle(
                            address,
                            FunctionDescriptor.of(
                                    JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                            Linker.Option.captureCallState("errno")))
                    .ifPresent(found::add);
        }
        return found.size() < names.size()
                ? null
                : new Functions(
                        found.get(0),
                        found.get(1),
                        found.get(2),
                        found.get(3),
                        found.get(4),
                        found.get(5),
                        found.get(6),
                        found.get(7),
                        found.get(8),
                        found.get(9),
                        found.get(10));
    }
}
