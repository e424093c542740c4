package sampan.app.ui.awake;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// Windows: the thread that calls says what it needs of the system, and the system forgets it when that thread ends.
/// See SetThreadExecutionState in the documentation of `winbase.h`.
@SuppressWarnings("restricted")
final class WindowsWaking implements Waking {
    /// ES_CONTINUOUS: until the next call.
    private static final int FROM_NOW_ON = 0x8000_0000;

    /// ES_SYSTEM_REQUIRED.
    private static final int STAY_AWAKE = 1;

    private final MethodHandle function;

    private WindowsWaking(MethodHandle function) {
        this.function = function;
    }

    /// None where the function is missing, or native calls are not allowed to this module.
    static Waking ofKernel() {
        if (!WindowsWaking.class.getModule().isNativeAccessEnabled()) {
            return new NoWaking();
        }
        try {
            return SymbolLookup.libraryLookup("kernel32", Arena.global())
                    .find("SetThreadExecutionState")
                    .<Waking>map(function -> new WindowsWaking(
                            Linker.nativeLinker().downcallHandle(function, FunctionDescriptor.of(JAVA_INT, JAVA_INT))))
                    .orElseGet(NoWaking::new);
        } catch (IllegalArgumentException _) {
            return new NoWaking();
        }
    }

    @Override
    public void begin(String why) throws IOException {
        if (call(FROM_NOW_ON | STAY_AWAKE) == 0) {
            throw new IOException("SetThreadExecutionState refused");
        }
    }

    @Override
    public void end() {
        call(FROM_NOW_ON);
    }

    /// What was asked for before; 0 where it didn't work.
    private int call(int state) {
        try {
            return (int) function.invokeExact(state);
        } catch (Throwable impossible) {
            throw new AssertionError("a native call throws nothing", impossible);
        }
    }
}
