package dev.hayate.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/// Signals of the operating system. Java has no public class for them; the one that it has is called by
/// reflection, and where it does not know a signal, nothing happens.
final class Signals {
    private Signals() {}

    /// Runs a task whenever a signal comes.
    ///
    /// @param name without `SIG`, such as `TERM`
    static void on(String name, Runnable task) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Method handle = signal.getMethod("handle", signal, handler);
            Object proxy = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        task.run();
                        return null;
                    });
            handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException unknownHere) {
            // As the JVM does with it: TERM and INT end the process, HUP does so too.
        }
    }
}
