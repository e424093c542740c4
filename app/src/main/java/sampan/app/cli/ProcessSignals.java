package sampan.app.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The signals of this process.
///
/// Java's own way, a shutdown hook, can neither tell a second signal nor change the exit code without racing
/// others. The module `jdk.unsupported` has what is needed; by reflection, because the compiler warns of it
/// and cannot be told not to.
public final class ProcessSignals implements Stopping {
    private static final int PATIENCE_SECONDS = 30;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);

    /// Signals end the process as usual until [#handle] is called.
    public ProcessSignals() {}

    @Override
    public void handle(Consumer<Signal> first) {
        for (Signal signal : Signal.values()) {
            install(signal, () -> {
                if (asked.getAndSet(true)) {
                    Runtime.getRuntime().halt(signal.exitCode().number());
                }
                first.accept(signal);
                haltIfStuck(signal);
            });
        }
    }

    /// The command has ended, and the process is about to.
    public void over() {
        over.countDown();
    }

    /// A command that waits for an answer to a question can't be woken; then its thread is left behind.
    private void haltIfStuck(Signal signal) {
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(signal.exitCode().number());
            }
        } catch (InterruptedException _) {
            Runtime.getRuntime().halt(signal.exitCode().number());
        }
    }

    private static void install(Signal signal, Runnable action) {
        try {
            Class<?> signals = Class.forName("sun.misc.Signal");
            Class<?> handlers = Class.forName("sun.misc.SignalHandler");
            Method handle = signals.getMethod("handle", signals, handlers);
            Object handler = Proxy.newProxyInstance(
                    ProcessSignals.class.getClassLoader(), new Class<?>[] {handlers}, (_, method, _) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                            return null;
                        }
                        throw new UnsupportedOperationException(method.getName());
                    });
            handle.invoke(null, signals.getConstructor(String.class).newInstance(signal.word()), handler);
        } catch (InvocationTargetException _) {
            // This JVM keeps the signal to itself (-Xrs): it ends the process as usual.
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java has no signals", e);
        }
    }
}
