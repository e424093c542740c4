package sampan.server.storage;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The system calls of Linux that the JDK lacks: those that begin at an open folder (openat(2), statx(2),
/// renameat2(2) and their kin). The only class with native calls. Where the program was not started with
/// native access for this module, or the C library lacks one of them, none is made and [#available] is
/// false; nothing is ever printed.
///
/// Every function is described as taking five long integers and giving an int. The calling conventions of
/// Linux on x86-64, AArch64 and RISC-V put those into registers and a function looks only at the ones it
/// knows; one shape for all costs a fraction of the time at the start that eight shapes cost. A call gives
/// its result, or the negative number of the error. Names are ended by a zero byte and lie in the calling
/// thread's [NativeMemory].
@SuppressWarnings("restricted")
final class LinuxCalls {
    private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");
    /// Where a relative path begins that begins nowhere else.
    static final int HERE = -100;
    static final int PATH_ONLY = 0x20_0000;
    static final int CLOSE_ON_EXEC = 0x8_0000;
    static final int NO_FOLLOW = ARM ? 0x8000 : 0x2_0000;
    static final int FOLDER_ONLY = ARM ? 0x4000 : 0x1_0000;
    static final int REMOVE_FOLDER = 0x200;

    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int AT_NO_FOLLOW = 0x100;
    private static final int AT_NO_AUTOMOUNT = 0x800;
    private static final int BASIC_STATS = 0x7ff;
    /// That statx(2) says the mount, as it does since Linux 5.8.
    static final int MOUNT = 0x1000;
    private static final int INTERRUPTED = -4;
    private static final Set<String> KNOWN_CONVENTIONS = Set.of("amd64", "aarch64", "riscv64");
    private static final @Nullable Functions FUNCTIONS = load();

    private LinuxCalls() {}

    private record Functions(
            MethodHandle openat,
            MethodHandle close,
            MethodHandle statx,
            MethodHandle linkat,
            MethodHandle renameat2,
            MethodHandle mkdirat,
            MethodHandle unlinkat,
            MethodHandle utimensat) {}

    /// Whether the calls can be made.
    static boolean available() {
        return FUNCTIONS != null;
    }

    /// openat(2), with the mode that only creating looks at.
    static int open(int folder, MemorySegment name, int flags) {
        return call(functions().openat(), folder, name.address(), flags, 0, 0);
    }

    /// close(2).
    static void close(int number) {
        // Never again after an interruption: Linux has freed the number all the same.
        invoke(functions().close(), number, 0, 0, 0, 0);
    }

    /// statx(2), not following a symbolic link.
    static int stat(int folder, MemorySegment name, MemorySegment into) {
        return call(
                functions().statx(),
                folder,
                name.address(),
                AT_NO_FOLLOW | AT_NO_AUTOMOUNT | AT_EMPTY_PATH,
                BASIC_STATS | MOUNT,
                into.address());
    }

    /// linkat(2).
    static int link(int from, MemorySegment name, int to, MemorySegment as) {
        return call(functions().linkat(), from, name.address(), to, as.address(), 0);
    }

    /// renameat2(2): 0 replaces, 1 keeps what is there, 2 exchanges.
    static int rename(int from, MemorySegment name, int to, MemorySegment as, int flags) {
        return call(functions().renameat2(), from, name.address(), to, as.address(), flags);
    }

    /// mkdirat(2).
    static int makeFolder(int folder, MemorySegment name, int mode) {
        return call(functions().mkdirat(), folder, name.address(), mode, 0, 0);
    }

    /// unlinkat(2).
    static int delete(int folder, MemorySegment name, int flags) {
        return call(functions().unlinkat(), folder, name.address(), flags, 0, 0);
    }

    /// utimensat(2), not following a symbolic link.
    static int setTimes(int folder, MemorySegment name, MemorySegment times) {
        return call(functions().utimensat(), folder, name.address(), times.address(), AT_NO_FOLLOW, 0);
    }

    /// What strerror(3) says, in the language of the machine.
    static String sentence(int number) {
        Linker linker = Linker.nativeLinker();
        MethodHandle strerror = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("strerror"), FunctionDescriptor.of(ADDRESS, JAVA_INT));
        try {
            MemorySegment text = (MemorySegment) strerror.invokeExact(number);
            return text.reinterpret(512).getString(0);
        } catch (Throwable impossible) {
            throw new AssertionError("a native call throws nothing", impossible);
        }
    }

    private static int call(MethodHandle function, long a, long b, long c, long d, long e) {
        int result;
        do {
            result = invoke(function, a, b, c, d, e);
        } while (result == INTERRUPTED);
        return result;
    }

    private static int invoke(MethodHandle function, long a, long b, long c, long d, long e) {
        MemorySegment errno = NativeMemory.mine().errno();
        try {
            int result = (int) function.invokeExact(errno, a, b, c, d, e);
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
                || !LinuxCalls.class.getModule().isNativeAccessEnabled()) {
            return null;
        }
        MethodHandle openat = function("openat");
        MethodHandle close = function("close");
        MethodHandle statx = function("statx");
        MethodHandle linkat = function("linkat");
        MethodHandle renameat2 = function("renameat2");
        MethodHandle mkdirat = function("mkdirat");
        MethodHandle unlinkat = function("unlinkat");
        MethodHandle utimensat = function("utimensat");
        if (openat == null || close == null || statx == null || linkat == null) {
            return null;
        }
        if (renameat2 == null || mkdirat == null || unlinkat == null || utimensat == null) {
            return null;
        }
        return new Functions(openat, close, statx, linkat, renameat2, mkdirat, unlinkat, utimensat);
    }

    private static @Nullable MethodHandle function(String name) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find(name)
                .map(address -> linker.downcallHandle(
                        address,
                        FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                        Linker.Option.captureCallState("errno")))
                .orElse(null);
    }
}
